export default {
  import: {
    drop: '点击或拖入 CSV 文件',
    hint: '好的行立即入账，有问题的行给出原因，可下载修改后重新上传；重复的行只计一次。',
    columns: '列：',
    sending: '正在上传 {{name}}',
    none: '还没有导入过文件',
    receiving: '接收中',
    running: '入账中',
    done: '完成',
    failed: '失败',
    rows: '行数',
    accepted: '入账',
    duplicates: '重复',
    rejected: '拒绝',
    download: '下载被拒绝的行',
  },
};
