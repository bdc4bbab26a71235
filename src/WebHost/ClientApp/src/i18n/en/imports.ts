export default {
  import: {
    drop: 'Click or drop a CSV file here',
    hint: 'Good rows are booked at once; bad ones come with a reason, to be mended and sent again. Repeated rows count once.',
    columns: 'Columns:',
    sending: 'Uploading {{name}}',
    none: 'No files have been imported yet',
    receiving: 'Receiving',
    running: 'Booking',
    done: 'Done',
    failed: 'Failed',
    rows: 'Rows',
    accepted: 'Accepted',
    duplicates: 'Duplicates',
    rejected: 'Rejected',
    download: 'Download rejected rows',
  },
};
