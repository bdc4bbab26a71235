export default {
  tv: {
    connecting: '正在连接…',
    refused: '此大屏链接无效或已删除，请在“管理 › 大屏”中新建。',
    noTables: '此大屏未选择排行榜',
    live: '实时',
    lost: '连接中断 {{seconds}} 秒，正在重连',
    leftOut: '另有 {{count}} 项未列入，计',
    top: '前 {{rows}} 名，共 {{count}}',
  },
};
