// @ts-check

/** @type {Record<string, string>} */
const roles = {
  ADMINISTRATOR: 'Administrator',
  GUARD: 'Petugas keamanan',
  OFFICER: 'Petugas loket',
  SUPERVISOR: 'Penyelia',
  HEAD: 'Kepala kantor',
  TECHNICIAN: 'Teknisi',
  INSPECTOR: 'Pemeriksa (hanya membaca)',
};

/** @type {Record<string, string>} */
const kinds = {
  KIOSK: 'Kiosk',
  BOARD: 'TV ruang tunggu',
  TABLET: 'Tablet survei',
  SIGN: 'Layar di atas loket',
  DESK: 'Komputer petugas',
  STATION: 'Stasiun pencetak',
};

/** @type {Record<string, string>} */
const hardwareKinds = {
  PRINTER: 'Printer',
  LAMP: 'Lampu loket',
  CAMERA: 'Kamera',
  FINGERPRINT: 'Pemindai sidik jari',
  SIGN: 'Tampilan loket',
  BUTTON: 'Tombol loket',
  CALL_PAD: 'Papan tombol loket',
  TICKET_BUTTON: 'Tombol ambil nomor',
};

/** @type {Record<string, string>} */
const hardwareStates = {
  READY: 'siap',
  PAPER_LOW: 'kertas hampir habis',
  PAPER_OUT: 'kertas habis',
  COVER_OPEN: 'tutup terbuka',
  OFFLINE: 'tidak aktif',
  FAULT: 'rusak',
  SILENT: 'tidak menjawab',
  UNREACHABLE: 'tidak terhubung',
  STALLED: 'gambar berhenti',
  HALF_PICTURE: 'gambar terpotong',
  NO_PICTURE: 'tidak mengirim gambar',
  WRONG_LENGTH: 'panjang gambar salah',
  TOO_LARGE: 'gambar terlalu besar',
  NOT_ALLOWED: 'menolak kata sandi',
  CUT_OFF: 'sambungan putus',
  UNANSWERING: 'menerima kiriman, tidak dapat melapor',
  WRONG_BAUD: 'baud salah',
  PORT_MISSING: 'kabel tidak terpasang',
  PORT_DENIED: 'stasiun tidak boleh memakainya',
  PORT_IN_USE: 'dipakai program lain',
  WRONG_PORT: 'alamatnya bukan porta alat',
  WRONG_DEVICE: 'ada alat lain di alamatnya',
  GARBLED: 'jawaban tidak terbaca',
  STATION_LOST: 'stasiun terputus',
};

/** Papers of the office. @type {Record<string, string>} */
const slipKinds = { TICKET: 'Slip nomor', TEST: 'Slip uji', DAY: 'Slip tutup hari' };

/** @type {Record<string, string>} */
const slipPieces = {
  TEXT: 'Tulisan',
  BULLET: 'Butir',
  MARK: 'Tanda hitam',
  QR: 'Kode QR',
  LINE: 'Garis',
  SPACE: 'Baris kosong',
  LOGO: 'Logo',
  CUT: 'Potong kertas',
};

/** @type {Record<string, string>} */
const slipLooks = {
  LEFT: 'Kiri',
  CENTRE: 'Tengah',
  RIGHT: 'Kanan',
  NORMAL: 'Biasa',
  DOUBLE: 'Dua kali',
  TRIPLE: 'Tiga kali',
  LARGEST: 'Sebesar mungkin',
};

/** What can be told on a slip. @type {Record<string, string>} */
const slipNames = {
  office: 'Nama kantor',
  service: 'Layanan',
  number: 'Nomor',
  copy: 'Tanda salinan',
  priority: 'Prioritas',
  time: 'Hari dan jam',
  desk: 'Meja tujuan',
  counters: 'Nomor loket',
  ahead: 'Orang di depan',
  wait: 'Perkiraan tunggu',
  late: 'Mungkin tidak terlayani hari ini',
  requirements: 'Berkas yang dibawa, satu per baris',
  statusPage: 'Alamat halaman giliran',
  shortCode: 'Kode pendek',
  trial: 'UJI COBA',
  printer: 'Nama printer',
  day: 'Hari',
  taken: 'Nomor keluar',
  finished: 'Selesai',
  noShow: 'Terlewat',
  left: 'Pulang',
  open: 'Belum selesai',
  unsure: 'Kertas tidak pasti keluar',
  services: 'Jumlah tiap layanan, satu per baris',
  line: 'Baris buku catatan',
  hashGroups: 'Sidik buku catatan, berkelompok',
  hash: 'Sidik buku catatan, satu baris',
};

/**
 * @param {string} kind
 * @param {string} device its name; a number at the end says which of its kind
 */
function hardwareName(kind, device) {
  const number = /-(\d+)$/.exec(device)?.[1] ?? '';
  return `${hardwareKinds[kind] ?? kind} ${number}`.trim();
}

/** @type {Record<string, string>} */
const refusals = {
  'not-allowed': 'Akun Anda tidak berhak melakukan ini.',
  'login-needed': 'Sesi berakhir. Silakan masuk lagi.',
  'already-set-up': 'Administrator pertama sudah dibuat. Silakan masuk.',
  'wrong-code': 'Kode salah atau sudah tidak berlaku.',
  'user-exists': 'Nama pengguna itu sudah dipakai.',
  'unknown-account': 'Akun itu tidak ada.',
  'prints-for': 'Stasiun ini masih mencetak untuk layar lain.',
  'unknown-device': 'Perangkat itu tidak ada.',
  'last-administrator': 'Ini administrator terakhir; tidak dapat dikunci.',
  'weak-password': 'Kata sandi terlalu lemah. Pakai kata sandi yang lebih panjang.',
  'day-unsure':
    'Katalog belum dipasang: belum dipastikan bahwa tanggal server benar, dan nomor dari hari sebelumnya memakai layanan yang dihapus.',
  'zone-with-people': 'Zona waktu tidak diubah karena masih ada yang menunggu.',
  'catalogue-in-use':
    'Katalog belum dipasang: ada yang sedang dipakai dan tidak dapat diselesaikan dengan berkas ini.',
  'layout-changed': 'Belum disimpan: susunan kertas ini diubah orang lain sementara itu.',
  'unknown-slip': 'Jenis kertas itu tidak ada.',
  'catalogue-changed': 'Katalog belum dipasang: katalog yang berlaku bukan asal berkas ini.',
  wait: 'Terlalu banyak percobaan. Mohon tunggu sebentar.',
  'not-written': 'Server tidak dapat menyimpan sekarang. Tidak ada yang dilakukan. Panggil teknisi, lalu coba lagi.',
  offline: 'Server belum menjawab. Mohon coba lagi.',
};

/** The parts of a catalogue, as they are named in a path. @type {Record<string, string>} */
const parts = {
  office: 'Kantor',
  services: 'Layanan',
  counters: 'Loket',
  settings: 'Aturan',
  name: 'nama',
  plainName: 'kata sederhana',
  paperName: 'nama di kertas',
  address: 'alamat',
  zone: 'zona waktu',
  publicAddress: 'alamat untuk ponsel',
  hours: 'jam layanan',
  breaks: 'jam istirahat',
  holidays: 'hari libur',
  prefix: 'huruf nomor',
  desk: 'meja tujuan',
  picture: 'gambar',
  requirements: 'berkas yang dibawa',
  product: 'hasil layanan',
  promise: 'janji waktu',
  receivedAt: 'diterima di layanan',
  defaultMinutes: 'menit tiap orang',
  low: 'paling cepat',
  high: 'paling lama',
  standard: 'standar pelayanan',
  components: 'komponen',
  fee: 'biaya',
  priorityRatio: 'nomor prioritas tiap satu nomor biasa',
  priorityCapMinutes: 'menit tunggu biasa paling lama',
  maxCalls: 'panggilan paling banyak',
  recallSpacingSeconds: 'detik sampai panggilan ulang',
  noShowAfterCalls: 'panggilan sebelum tidak hadir',
  noShowSpacingSeconds: 'detik sampai tidak hadir',
  undoSeconds: 'detik untuk membatalkan',
  surveyMinutes: 'menit survei terbuka',
  printJobSeconds: 'detik karcis boleh dicetak',
  announceWithinSeconds: 'detik panggilan boleh diucapkan',
  chime: 'bunyi bel',
  voice: 'suara panggilan',
  minShowSeconds: 'detik panggilan tampil besar',
  distanceMetres: 'jarak baca papan (meter)',
  panelHeightMillimetres: 'tinggi papan (mm)',
  kioskTicketsPerMinute: 'nomor tiap menit dari satu kiosk',
  id: '(Indonesia)',
  en: '(Inggris)',
};

/** @type {Record<string, string>} */
const weekdays = {
  MONDAY: 'Senin',
  TUESDAY: 'Selasa',
  WEDNESDAY: 'Rabu',
  THURSDAY: 'Kamis',
  FRIDAY: 'Jumat',
  SATURDAY: 'Sabtu',
  SUNDAY: 'Minggu',
};

/** @param {string} path such as `counters.3.name` */
function placeWords(path) {
  if (path === 'office.id') return 'Kantor: kode';
  const [first = '', ...rest] = path.split('.');
  const keyed = first === 'services' || first === 'counters';
  const thing = keyed && rest.length > 0 ? `${parts[first]} ${rest.shift()}` : parts[first] ?? first;
  const inner = (/** @type {string} */ one) =>
    first === 'counters' && one === 'services' ? 'layanan' : parts[one] ?? one;
  if (rest.length === 0) return keyed && thing === parts[first] ? `${thing}: urutan` : thing;
  return `${thing}: ${rest.map(inner).join(' ')}`;
}

/** @param {number[]} counters */
const lokets = (counters) => `Loket ${counters.join(', ')}`;

/** @param {{ kind: string, service: string | null, serviceName: string | null,
 *   counters: number[], people: number, screen: string | null, message: string }} one */
function obstacleWords(one) {
  switch (one.kind) {
    case 'SERVICE_GONE':
      return `${one.serviceName} (${one.service}) sudah memberi nomor hari ini, ${one.people} di antaranya belum selesai. Hapus sesudah kantor tutup.`;
    case 'NOT_CALLABLE':
      return `${one.people} orang masih menunggu ${one.serviceName} (${one.service}) di ${lokets(one.counters)}. Dengan berkas ini tidak ada loket yang dapat memanggil mereka.`;
    case 'COUNTER_HELD':
      return one.people > 0
        ? `${lokets(one.counters)} sedang melayani pengunjung, tetapi tidak ada di berkas ini.`
        : `${lokets(one.counters)} sedang ditempati petugas, tetapi tidak ada di berkas ini.`;
    case 'SCREEN_BLIND':
      return `Layar "${one.screen}" hanya untuk ${lokets(one.counters)}, yang tidak ada di berkas ini. Cabut dulu layar itu.`;
    default:
      return one.message;
  }
}

/** What the server says of a field that it can't take, by how its sentence begins. */
const fields = /** @type {const} */ ([
  ['password', 'Kata sandi: 10 sampai 128 karakter, tidak umum, tanpa nama pengguna.'],
  ['user', 'Nama pengguna: 2 sampai 32 huruf kecil, angka, titik, atau garis.'],
  ['name', 'Nama belum dapat dipakai; mohon tulis 1 sampai 60 karakter.'],
  ['counters', 'Ada nomor loket yang tidak ada di katalog.'],
]);

/** Where a sign can't be read, the server names it. @param {string} detail */
function unreadable(detail) {
  const sign = /U\+[0-9A-F]{4,6}/.exec(detail)?.[0];
  return sign === undefined
    ? undefined
    : `Ada tanda yang tidak dapat ditampilkan (${sign}). Mohon tulis ulang dengan huruf biasa.`;
}

export const texts = Object.freeze({
  title: 'Pengaturan',
  loading: 'Menghubungkan ke server…',
  menu: 'Bagian pengaturan',
  health: 'Kesehatan',
  guide: 'Bantuan',
  sections: {
    accounts: 'Akun',
    devices: 'Layar & stasiun',
    hardware: 'Perangkat',
    boards: 'Isi papan',
    sound: 'Suara panggilan',
    slips: 'Isi slip',
    catalogue: 'Katalog',
  },
  nothingAllowed: 'Akun ini tidak memiliki bagian yang dapat diatur.',
  saving: 'Menyimpan…',
  cancel: 'Batal',
  close: 'Tutup',

  setupTitle: 'Pemasangan pertama',
  setupHint:
    'Buat administrator pertama. Selama belum ada, kode sekali pakai tercetak di catatan server setiap kali server mulai.',
  setupGuide: 'Panduan: menyala pertama kali',
  setupCode: 'Kode sekali pakai',
  setupSubmit: 'Buat administrator',

  user: 'Nama pengguna',
  userHint: 'Huruf kecil, angka, titik; tanpa spasi.',
  name: 'Nama lengkap',
  role: 'Peran',
  password: 'Kata sandi',
  passwordHint: 'Paling sedikit 10 karakter; kalimat pendek lebih baik.',
  repeat: 'Ulangi kata sandi',
  repeatWrong: 'Kedua kata sandi belum sama.',
  missing: (/** @type {string} */ field) => `Mohon isi: ${field}.`,
  generate: 'Buatkan kata sandi',
  showOnce: 'Catat sekarang; kata sandi tidak dapat dilihat lagi.',

  accountsTitle: 'Akun',
  accountsHint: 'Satu orang, satu akun. Akun dikunci, tidak dihapus, agar catatan tetap utuh.',
  accountNew: 'Akun baru',
  accountCreate: 'Buat akun',
  accountCreated: (/** @type {string} */ user) => `Akun ${user} dibuat.`,
  accountState: 'Keadaan',
  accountActions: 'Tindakan',
  readOnly: 'Akun ini hanya membaca.',
  active: 'Aktif',
  locked: 'Terkunci',
  lock: 'Kunci',
  unlock: 'Buka kunci',
  lockUser: (/** @type {string} */ user) => `Kunci akun ${user}`,
  unlockUser: (/** @type {string} */ user) => `Buka kunci akun ${user}`,
  lockedNow: (/** @type {string} */ user) => `Akun ${user} dikunci.`,
  unlockedNow: (/** @type {string} */ user) => `Akun ${user} dibuka.`,
  passwordNew: 'Kata sandi baru',
  passwordFor: (/** @type {string} */ user) => `Kata sandi baru untuk ${user}`,
  passwordSave: 'Simpan kata sandi',
  passwordSaved: (/** @type {string} */ user) => `Kata sandi ${user} diganti.`,
  accountsEmpty: 'Belum ada akun.',

  devicesTitle: 'Layar & stasiun',
  devicesHint: 'Setiap layar dan stasiun dipasang dengan kode sekali pakai.',
  deviceKind: 'Jenis',
  deviceName: 'Nama',
  deviceNameHint: 'Misalnya: Kiosk 1, TV ruang tunggu kiri',
  deviceCounters: 'Loket',
  deviceCountersHint: 'Nomor loket, dipisah koma. Misalnya: 3, 4',
  deviceCountersWrong: 'Tulis nomor loket dipisah koma, misalnya: 3, 4.',
  devicePrinter: 'Printer',
  noPrinter: 'Tanpa printer',
  deviceState: 'Keadaan',
  deviceRevoke: 'Cabut',
  revokeDevice: (/** @type {string} */ name) => `Cabut ${name}`,
  revokeTitle: (/** @type {string} */ name) => `Cabut ${name}?`,
  revokeHint: 'Layar ini langsung berhenti dan harus dipasang lagi dengan kode baru.',
  revokePrinter: (/** @type {string[]} */ names) =>
    `Stasiun ini mencetak untuk ${names.join(', ')}. Tanpa stasiun ini tidak ada karcis yang keluar di sana.`,
  revokeAnyway: 'Tetap cabut',
  revoked: (/** @type {string} */ name) => `${name} dicabut.`,
  devicesEmpty: 'Belum ada layar atau stasiun yang dipasang.',
  codeNew: 'Pasang perangkat baru',
  codeCreate: 'Buat kode pemasangan',
  codeTitle: (/** @type {string} */ name) => `Kode untuk ${name}`,
  codeValid: (/** @type {string} */ left) => `Berlaku ${left} lagi, untuk satu perangkat.`,
  codeUsed: (/** @type {string} */ name) => `${name} sudah terpasang.`,
  codeOver: 'Kode ini sudah tidak berlaku. Buat kode baru.',
  codeOpen: 'Buka alamat ini di perangkat itu:',
  codeOr: 'atau buka layarnya dan ketik kode di atas.',
  codeStation: 'Tulis kode ini saat menjalankan program stasiun di komputer yang terhubung ke printer.',
  kind: (/** @type {string} */ kind) => kinds[kind] ?? kind,
  deviceEnrolled: (/** @type {string} */ since) => `Terpasang ${since}`,
  deviceRevoked: 'Dicabut',
  deviceHere: 'Tersambung',
  deviceSilent: 'Tersambung, tetapi tidak bersuara',
  deviceSeen: (/** @type {string} */ at) => `Terakhir terlihat ${at}`,
  deviceCrowded: 'Terbuka di terlalu banyak tempat: cabut bila itu bukan layar kantor',
  deviceNotSeen: 'Belum terlihat sejak server menyala',
  /**
   * @param {string} kind
   * @param {string} device its name; a number at the end says which of its kind
   * @param {string} state
   */
  hardware: (kind, device, state) =>
    `${hardwareName(kind, device)}: ${hardwareStates[state] ?? state}`,
  hardwareName,
  hardwareState: (/** @type {string} */ state) => hardwareStates[state] ?? state,
  hardwareHint: 'Yang tersambung ke stasiun: keadaannya, terakhir terlihat, dan berapa kali putus.',
  hardwareEmpty: 'Belum ada stasiun yang melaporkan perangkat.',
  hardwareDevice: 'Perangkat',
  hardwarePlace: 'Tempat dan alamat',
  hardwareLastSeen: 'Stasiun terakhir terlihat',
  hardwareFalls: 'Putus atau rusak',
  hardwareHistory: 'Riwayat',
  hardwareWhen: 'Waktu',
  hardwareDetail: 'Keterangan',
  since: (/** @type {string} */ at) => `sejak ${at}`,
  falls: (/** @type {number} */ today, /** @type {number} */ week) =>
    `${today} kali hari ini, ${week} kali dalam 7 hari`,
  lastFall: (/** @type {string} */ at) => `terakhir ${at}`,
  historyOf: (/** @type {string} */ name) => `Riwayat ${name}`,
  closeHistory: 'Tutup riwayat',

  catalogueHint: 'Kantor, jam layanan, layanan, dan loket. Semuanya ada dalam satu berkas JSON.',
  catalogueExport: 'Unduh katalog (JSON)',
  catalogueImport: 'Pasang katalog dari berkas',
  catalogueFile: 'Berkas JSON',
  catalogueSend: 'Periksa dan pasang',
  catalogueZone:
    'Berkas ini mengubah zona waktu padahal masih ada yang menunggu. Antrean berjalan terus, tetapi tanggal bisa berubah. Tetap ubah?',
  catalogueDay: (/** @type {string} */ day) =>
    `Berkas ini menghapus layanan yang kemarin masih dipakai. Kalau tanggal server ternyata salah, orang-orang itu tidak dapat dipanggil lagi. Apakah hari ini benar ${day}?`,
  catalogueNoFile: 'Mohon pilih berkas JSON.',
  /** Of what the browser says in English, only the place is of use. */
  catalogueNotJson: (/** @type {string} */ why) => {
    const [, line, column] = /line (\d+) column (\d+)/.exec(why) ?? [];
    return `Berkas ini bukan JSON yang benar${line ? `: baris ${line}, kolom ${column}` : ''}. `
      + 'Periksa koma, tanda kutip, dan kurungnya.';
  },
  catalogueSaved: 'Katalog dipasang.',
  catalogueErrors: (/** @type {number} */ n) =>
    `Katalog belum dipasang: ${n} hal perlu diperbaiki.`,
  catalogueChanged: (/** @type {number} */ undone) =>
    undone > 0
      ? `Katalog diubah orang lain sesudah berkas ini dibuat. Memasang berkas ini membatalkan ${undone} perubahan mereka.`
      : 'Katalog diubah sesudah berkas ini dibuat. Mohon periksa perbedaannya.',
  catalogueNotSure:
    'Berkas ini tidak menyebut katalog asalnya. Mohon periksa apa saja yang akan berubah.',
  catalogueAnyway: 'Tetap pasang berkas ini',
  catalogueKeep: 'Batal, katalog tetap',
  catalogueKept: 'Berkas tidak dipasang; katalog tetap seperti semula.',
  catalogueInForce: 'Berlaku sekarang',
  catalogueWanted: 'Di berkas ini',
  catalogueUndone: 'perubahan orang lain',
  catalogueNone: 'tidak ada',
  cataloguePlace: placeWords,
  catalogueValue: (/** @type {string} */ value) =>
    value.replace(/\b[A-Z]+DAY\b/g, (day) => weekdays[day] ?? day),
  catalogueObstacle: obstacleWords,
  cataloguePath: 'Letak',
  catalogueMessage: 'Yang perlu diperbaiki',
  catalogueServices: 'Layanan',
  catalogueCounters: 'Loket',
  serviceCode: 'Kode',
  servicePrefix: 'Huruf',
  serviceName: 'Nama layanan',
  servicePlain: 'Kata sederhana',
  servicePromise: 'Janji',
  counterNumber: 'Loket',
  counterName: 'Nama',
  counterServices: 'Layanan',
  noTicket: 'tanpa nomor',

  boardsHint: 'Papan tanpa pengaturan sendiri menampilkan panggilan semua loket.',
  boardsAsUsual: 'Sekarang menampilkan panggilan semua loket.',
  boardsNone: 'Belum ada TV ruang tunggu yang terpasang.',
  boardsCounters: 'Panggilan dari loket',
  boardsCountersHint: 'Tanpa centang: semua loket. Suara panggilan ikut pilihan ini.',
  boardsCounter: (/** @type {number} */ number, /** @type {string} */ name) => `Loket ${number}: ${name}`,
  boardsLines: 'Kalimat di bagian bawah, satu per baris',
  boardsLinesHint: 'Paling banyak 10 kalimat, masing-masing 120 huruf. Kalimat berganti, tidak bergeser, agar mudah dibaca.',
  boardsMedia: 'Gambar dan video di antara panggilan',
  boardsMediaHint: 'Salin berkas .jpg, .png, .webp, .mp4 atau .webm ke folder media di folder data server. Diputar menurut urutan nama.',
  boardsMediaNone: 'Folder media masih kosong.',
  boardsMediaGone: (/** @type {string} */ name) => `${name} (hilang dari folder media)`,
  boardsSeconds: 'Lama setiap gambar (detik)',
  boardsVideoSound: 'Video dengan suara (diam selama ada panggilan)',
  boardsSave: 'Simpan',
  boardsForget: 'Kembali seperti biasa',
  boardsSaved: (/** @type {string} */ name) => `Isi ${name} disimpan. Berlaku dalam beberapa detik.`,
  boardsForgotten: (/** @type {string} */ name) => `${name} menampilkan semua loket lagi.`,
  soundHint: 'Papan tanpa pengaturan sendiri bersuara menurut katalog, dalam bahasa Indonesia.',
  soundAsCatalogue: 'Sekarang menurut katalog.',
  soundNoBoards: 'Belum ada TV ruang tunggu yang terpasang.',
  soundWhat: 'Yang dibunyikan',
  soundChime: 'Bel',
  soundVoice: 'Suara',
  soundLanguages: 'Bahasa, satu sesudah yang lain',
  soundLanguage: 'Bahasa',
  soundLanguageNeeded: 'Pilih paling sedikit satu bahasa.',
  soundVolume: 'Kerasnya (persen)',
  soundQuiet: 'Jam tenang',
  soundQuietHint: 'Misalnya 12.00-13.00, 18.00-07.00. Pada jam itu panggilan hanya tampil.',
  soundQuietWrong: 'Jam tenang ditulis seperti 12.00-13.00, dipisah koma.',
  soundSave: 'Simpan',
  soundForget: 'Kembali ke katalog',
  soundSaved: (/** @type {string} */ name) => `Suara ${name} disimpan. Berlaku dalam beberapa detik.`,
  soundForgotten: (/** @type {string} */ name) => `${name} bersuara menurut katalog lagi.`,
  soundClips: 'Kata-kata panggilan',
  soundClipsHint: (/** @type {string} */ folder) =>
    `Tekan untuk mendengar. Untuk mengganti dengan rekaman sendiri, taruh berkas WAV bernama sama di folder data server, clips/${folder}/. Papan memakainya setelah dimuat ulang.`,
  soundRecording: 'rekaman',
  soundUnplayable: (/** @type {string} */ clip) => `Berkas ${clip}.wav tidak dapat diputar.`,

  slipsHint: 'Apa yang tertulis di kertas, dari atas ke bawah. Kertas selalu dipotong di akhir.',
  slipsKinds: 'Jenis kertas',
  slipsKind: (/** @type {string} */ kind) => slipKinds[kind] ?? kind,
  slipsPieces: 'Bagian-bagian',
  slipsNeverChanged: 'Masih seperti bawaan.',
  slipsUsualBy: (/** @type {string} */ by, /** @type {string} */ at) =>
    `Seperti bawaan, dikembalikan oleh ${by} pada ${at}.`,
  slipsChangedBy: (/** @type {string} */ by, /** @type {string} */ at) => `Diubah oleh ${by} pada ${at}.`,
  slipsPiece: (/** @type {string} */ kind) => slipPieces[kind] ?? kind,
  slipsName: (/** @type {string} */ name) => slipNames[name] ?? name,
  slipsOnlyIf: (/** @type {string} */ name) => `bila ada: ${slipNames[name] ?? name}`,
  slipsUp: (/** @type {number} */ number) => `Naikkan bagian ${number}`,
  slipsDown: (/** @type {number} */ number) => `Turunkan bagian ${number}`,
  slipsRemove: (/** @type {number} */ number) => `Hapus bagian ${number}`,
  slipsPieceKind: 'Jenis',
  slipsAlign: 'Letak',
  slipsAlignment: (/** @type {string} */ align) => slipLooks[align] ?? align,
  slipsSize: 'Ukuran',
  slipsSized: (/** @type {string} */ size) => slipLooks[size] ?? size,
  slipsBold: 'Tebal',
  slipsOnly: 'Dicetak',
  slipsEach: 'Selalu',
  slipsWords: 'Tulisan',
  slipsIndonesian: 'Tulisan (Indonesia)',
  slipsEnglish: 'Tulisan (Inggris)',
  slipsSame: 'sama dengan Indonesia',
  slipsPayload: 'Isi kode',
  slipsInsert: 'Sisipkan isian',
  slipsNewWords: 'Tulisan baru',
  slipsNew: 'Bagian baru',
  slipsAdd: 'Tambah',
  slipsSave: 'Simpan',
  slipsDrop: 'Buang perubahan',
  slipsUsual: 'Kembali ke bawaan',
  slipsBefore: 'Susunan sebelumnya',
  slipsVersion: (/** @type {string} */ by, /** @type {string} */ at) => `${at}, ${by}`,
  slipsVersionUsual: 'seperti bawaan',
  slipsInForce: 'berlaku sekarang',
  slipsOpen: 'Buka',
  slipsOpenVersion: (/** @type {string} */ by, /** @type {string} */ at) =>
    `Buka susunan ${at} oleh ${by}`,
  slipsUsualSure: 'Kembalikan kertas ini seperti bawaan? Susunan yang sekarang tidak dipakai lagi.',
  slipsUsualSaved: 'Kertas ini kembali seperti bawaan.',
  slipsSaved: 'Susunan disimpan. Berlaku untuk cetakan berikutnya.',
  slipsLeave: 'Perubahan belum disimpan. Buang?',
  slipsReprint: 'Salinan nomor lama juga dicetak dengan susunan yang berlaku saat dicetak.',
  slipsFaults: (/** @type {number} */ n) => `Belum disimpan: ${n} hal perlu diperbaiki.`,
  slipsAt: (/** @type {number} */ number) => `Bagian ${number}:`,
  slipsPaper: 'Pratinjau',
  slipsColumns: 'Lebar kertas',
  slipsColumn: (/** @type {number} */ columns) => `${columns} huruf`,
  slipsLanguage: 'Bahasa pengunjung',
  slipsLanguages: (/** @type {string} */ language) => (language === 'en' ? 'English' : 'Indonesia'),
  slipsFull: 'Contoh dengan semua isian',
  slipsLength: (/** @type {number} */ millimetres) => `Panjang kertas: ${millimetres} mm`,
  slipsOld: 'Pratinjau sebelum kesalahan di samping.',
  slipsPicture: 'Kertas seperti yang keluar dari printer',
  slipsPreviewHint: 'Digambar dari perintah yang sama dengan yang dikirim ke printer. Kotak bersilang adalah tempat logo; logonya diatur di setiap stasiun.',
  slipsChanged: 'Belum disimpan: susunan kertas ini diubah orang lain sementara itu.',
  slipsGone: 'Akan hilang:',
  slipsAdded: 'Akan ditambah:',
  slipsAnyway: 'Tetap simpan punya saya',
  slipsTake: 'Pakai yang berlaku',

  roleWord: (/** @type {string} */ role) => roles[role] ?? role,
  roles: Object.freeze(Object.keys(roles)),
  kinds: Object.freeze(Object.keys(kinds)),
  refused: (/** @type {string} */ code, /** @type {string} */ detail) =>
    refusals[code] ??
    unreadable(detail) ??
    fields.find(([field]) => detail.startsWith(field))?.[1] ??
    (detail ? `Belum dapat disimpan: ${detail}` : 'Maaf, belum dapat disimpan.'),
});
