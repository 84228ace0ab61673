// Prints a receipt with the independent client receiptio and says what it thinks of the outcome.
// usage: node receiptio.js FOLDER_OF_NODE_MODULES ADDRESS (port 9100 always)
const path = require('path');
const receiptio = require(path.join(process.argv[2], 'receiptio'));

receiptio
  .print('^^^R012\n\nPengajuan PMI Re-entry | 1\n', `-d ${process.argv[3]} -c 42 -t 20`)
  .then(outcome => console.log(outcome));
