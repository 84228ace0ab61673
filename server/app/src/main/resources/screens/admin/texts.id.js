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
  DESK: 'Komputer petugas',
  STATION: 'Stasiun pencetak',
};

/** @type {Record<string, string>} */
const hardwareKinds = {
  PRINTER: 'Printer',
  LAMP: 'Lampu loket',
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
  STATION_LOST: 'stasiun terputus',
};

/** @type {Record<string, string>} */
const refusals = {
  'not-allowed': 'Akun Anda tidak berhak melakukan ini.',
  'login-needed': 'Sesi berakhir. Silakan masuk lagi.',
  'already-set-up': 'Administrator pertama sudah dibuat. Silakan masuk.',
  'wrong-code': 'Kode salah atau sudah tidak berlaku.',
  'user-exists': 'Nama pengguna itu sudah dipakai.',
  'unknown-account': 'Akun itu tidak ada.',
  'unknown-device': 'Perangkat itu tidak ada.',
  'last-administrator': 'Ini administrator terakhir; tidak dapat dikunci.',
  'weak-password': 'Kata sandi terlalu lemah. Pakai kata sandi yang lebih panjang.',
  'zone-with-people': 'Zona waktu tidak diubah karena masih ada yang menunggu.',
  'catalogue-in-use':
    'Katalog menghapus layanan atau loket yang sedang dipakai. Tunggu sampai antrean selesai.',
  wait: 'Terlalu banyak percobaan. Mohon tunggu sebentar.',
  offline: 'Server belum menjawab. Mohon coba lagi.',
};

/** What the server says of a field that it can't take, by how its sentence begins. */
const fields = /** @type {const} */ ([
  ['password', 'Kata sandi: 10 sampai 128 karakter, tidak umum, tanpa nama pengguna.'],
  ['user', 'Nama pengguna: 2 sampai 32 huruf kecil, angka, titik, atau garis.'],
  ['name', 'Nama belum dapat dipakai; mohon tulis 1 sampai 60 karakter.'],
  ['counters', 'Ada nomor loket yang tidak ada di katalog.'],
]);

export const texts = Object.freeze({
  title: 'Pengaturan',
  loading: 'Menghubungkan ke server…',
  logout: 'Keluar',
  menu: 'Bagian pengaturan',
  sections: { accounts: 'Akun', devices: 'Layar & stasiun', catalogue: 'Katalog' },
  nothingAllowed: 'Akun ini tidak memiliki bagian yang dapat diatur.',
  saving: 'Menyimpan…',
  cancel: 'Batal',
  close: 'Tutup',
  copy: 'Salin',
  copied: 'Tersalin.',

  setupTitle: 'Pemasangan pertama',
  setupHint:
    'Buat administrator pertama. Kode sekali pakai tercetak di layar server saat pertama dijalankan.',
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
  deviceSeen: (/** @type {string} */ at) => `Terakhir terlihat ${at}`,
  deviceCrowded: 'Terbuka di terlalu banyak tempat: cabut bila itu bukan layar kantor',
  deviceNotSeen: 'Belum terlihat sejak server menyala',
  /**
   * @param {string} kind
   * @param {string} device its name; a number at the end says which of its kind
   * @param {string} state
   */
  hardware: (kind, device, state) => {
    const number = /-(\d+)$/.exec(device)?.[1] ?? '';
    const what = `${hardwareKinds[kind] ?? kind} ${number}`.trim();
    return `${what}: ${hardwareStates[state] ?? state}`;
  },

  catalogueTitle: 'Katalog',
  catalogueHint: 'Kantor, jam layanan, layanan, dan loket. Semuanya ada dalam satu berkas JSON.',
  catalogueExport: 'Unduh katalog (JSON)',
  catalogueImport: 'Pasang katalog dari berkas',
  catalogueFile: 'Berkas JSON',
  catalogueSend: 'Periksa dan pasang',
  catalogueZone:
    'Berkas ini mengubah zona waktu padahal masih ada yang menunggu. Antrean berjalan terus, tetapi tanggal bisa berubah. Tetap ubah?',
  catalogueNoFile: 'Mohon pilih berkas JSON.',
  catalogueNotJson: (/** @type {string} */ why) => `Berkas bukan JSON yang benar: ${why}`,
  catalogueSaved: 'Katalog dipasang.',
  catalogueErrors: (/** @type {number} */ n) =>
    `Katalog belum dipasang: ${n} hal perlu diperbaiki.`,
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

  roleWord: (/** @type {string} */ role) => roles[role] ?? role,
  roles: Object.freeze(Object.keys(roles)),
  kinds: Object.freeze(Object.keys(kinds)),
  refused: (/** @type {string} */ code, /** @type {string} */ detail) =>
    refusals[code] ??
    fields.find(([field]) => detail.startsWith(field))?.[1] ??
    (detail ? `Belum dapat disimpan: ${detail}` : 'Maaf, belum dapat disimpan.'),
});
