// @ts-check
/** Every Indonesian sentence of the bench. */

export const texts = {
  connecting: 'Menghubungkan…',
  connected: 'Langsung',
  stale: 'Tidak ada kabar. Simulator mungkin sudah berhenti.',
  devices: 'Perangkat',
  noDevices: 'Tidak ada perangkat tiruan.',
  failed: 'Tidak berhasil',
  /** @type {Record<string, string>} */
  kinds: { printer: 'Printer tiket' },

  state: 'Keadaan',
  controls: 'Gangguan',
  paper: 'Kertas',
  log: 'Catatan perintah',
  office: 'Loket – menurut server',

  onLine: 'Siap',
  offLine: 'Tidak siap',
  connectedHost: 'Ada komputer tersambung',
  noHost: 'Tidak ada komputer tersambung',
  coverOpen: 'Penutup terbuka',
  coverClosed: 'Penutup tertutup',
  paperEnd: 'Kertas habis',
  nearEnd: 'Kertas hampir habis',
  paperFine: 'Kertas cukup',
  cutterError: 'Pemotong macet',
  cutterFine: 'Pemotong baik',

  address: 'Alamat',
  model: 'Lebar kertas',
  paperLeft: 'Sisa kertas',
  buffer: 'Penampung data',
  received: 'Data diterima',
  cuts: 'Potongan',
  drawer: 'Laci dibuka',
  slips: 'Slip keluar',
  lastBytes: 'Byte terakhir (heksadesimal)',
  noBytes: 'Belum ada data.',

  printing: 'Masih di dalam printer',
  noSlips: 'Belum ada slip. Kirim data ke alamat printer di atas.',
  slip: 'Slip',
  /** @type {Record<string, string>} */
  cut: { FULL: 'dipotong penuh', PARTIAL: 'dipotong sebagian', TORN: 'terlepas dari gulungan' },
  open: 'Buka gambar',

  noLog: 'Belum ada perintah.',
  /** @type {Record<string, string>} */
  logKinds: {
    COMMAND: 'perintah',
    UNKNOWN: 'tidak dikenal',
    TEXT: 'teks',
    ANSWER: 'jawaban',
    STATE: 'keadaan',
  },

  apply: 'Terapkan',
  on: 'aktif',
  off: 'mati',
  /** @type {Record<string, {label: string, hint: string}>} */
  control: {
    paperNearEnd: { label: 'Kertas hampir habis', hint: 'Sensor melihat gulungan tipis.' },
    paperEnd: { label: 'Kertas habis', hint: 'Sensor tidak melihat kertas; cetakan berhenti.' },
    coverOpen: { label: 'Penutup terbuka', hint: 'Cetakan berhenti sampai ditutup.' },
    offLine: { label: 'Tidak siap (off-line)', hint: 'Dimatikan dari tombol printer.' },
    cutterJam: { label: 'Pemotong macet', hint: 'Potongan berikutnya gagal.' },
    silent: { label: 'Bisu', hint: 'Mencetak, tetapi tidak menjawab apa pun.' },
    stalled: { label: 'Berhenti membaca', hint: 'Data di jaringan tidak diambil.' },
    refuse: { label: 'Menolak sambungan', hint: 'Seperti kabel dicabut atau printer mati.' },
    paper: { label: 'Sisa kertas', hint: 'Panjang kertas di gulungan.' },
    slow: { label: 'Lambat', hint: 'Batas data masuk; 0 = tanpa batas.' },
    answerDelay: { label: 'Jawaban terlambat', hint: 'Setiap jawaban ditunda; 0 = langsung.' },
    cutAfterBytes: {
      label: 'Putus setelah',
      hint: 'Sambungan ditutup setelah sekian byte; -1 = tidak pernah.',
    },
    refill: { label: 'Ganti gulungan kertas', hint: 'Gulungan penuh.' },
    reset: { label: 'Matikan lalu nyalakan', hint: 'Sambungan putus, data hilang.' },
  },

  noOffice: 'Meja ini berjalan tanpa server Loket.',
  officeUnreachable: 'Server Loket tidak dapat ditanya.',
  boards: 'Papan panggilan',
  none: 'Tidak ada.',
  /** @type {Record<string, string>} */
  officeStates: {
    READY: 'Siap',
    PAPER_LOW: 'Kertas hampir habis',
    PAPER_OUT: 'Kertas habis',
    COVER_OPEN: 'Penutup terbuka',
    OFFLINE: 'Tidak siap',
    FAULT: 'Rusak',
    SILENT: 'Tidak menjawab',
    UNREACHABLE: 'Tidak terjangkau',
    STATION_LOST: 'Stasiun terputus',
    LIVE: 'Tersambung',
    LOST: 'Terputus',
    ON: 'suara menyala',
    BLOCKED: 'suara ditahan peramban',
    OFF: 'suara mati',
  },
};
