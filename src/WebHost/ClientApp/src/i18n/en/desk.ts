export default {
  desk: {
    tiles: 'Own totals',
    allTiles_one: 'All {{count}} figures',
    allTiles_other: 'All {{count}} figures',
    fewerTiles: 'Fewer figures',
    openTable: 'Whole table',
    gapUp: 'To the next place',
    gapBehind: 'Ahead of the one behind',
    latest: 'Latest postings that counted',
    milestones: 'Milestones',
    milestonesHint: 'Tell me when one of these values is reached.',
    value: 'Value',
    course: '{{name}}: trend',
  },
  notice: {
    overtaken: '{{name}} passed you',
    overtaking: 'You passed {{name}}',
    milestone: 'Milestone reached',
    milestoneText: '{{indicator}} ({{period}}) reached {{value}}',
    rankText: '{{unit}} · {{indicator}} · now rank {{rank}}',
  },
};
