export default {
  desk: {
    tiles: '本人指标',
    allTiles: '全部 {{count}} 项指标',
    fewerTiles: '收起',
    openTable: '看全榜',
    gapUp: '距上一名',
    gapBehind: '领先后一名',
    latest: '最新计入业务',
    milestones: '目标提醒',
    milestonesHint: '达到以下数值时提醒我。',
    value: '数值',
    course: '{{name}}走势',
  },
  notice: {
    overtaken: '{{name}} 超过了您',
    overtaking: '您超过了 {{name}}',
    milestone: '达到目标',
    milestoneText: '{{indicator}}（{{period}}）达到 {{value}}',
    rankText: '{{unit}} · {{indicator}} · 现居第 {{rank}} 名',
  },
};
