export default {
  tv: {
    connecting: 'Connecting…',
    refused: 'This display link is not valid or was removed. Make a new one under Admin › Displays.',
    noTables: 'No tables were chosen for this display',
    live: 'Live',
    lost: 'Disconnected for {{seconds}} s, reconnecting',
    leftOut_one: '{{count}} more left out:',
    leftOut_other: '{{count}} more left out:',
    top: 'Top {{rows}} of {{count}}',
  },
};
