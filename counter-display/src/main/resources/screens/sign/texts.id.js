// @ts-check
// Every sentence of the sign over a loket. Few words: they are read from below, in passing.
export default {
  title: 'Layar loket',
  connecting: 'Menyambung ke server',
  counter: 'Loket {number}',
  CALLING: 'Silakan ke loket ini',
  SERVING: 'Sedang dilayani',
  OPEN: 'Loket buka',
  PAUSED: 'Istirahat',
  OFF: 'Tutup',
  pausedHint: 'Mohon tunggu sebentar',
  staleTitle: 'Layar ini tidak tersambung.',
  staleHint: 'Lihat papan atau tanyakan kepada petugas.',
  noCounter: 'Layar ini belum punya loket.',
  noCounterHint: 'Buat kode baru di halaman admin dan pilih satu loket.',
};
