// @ts-check
/** What the officer reads. Short, polite; numbers only, never a name of a visitor. */

/** @type {Record<string, string>} */
const priorities = {
  REGULAR: 'Umum',
  ELDERLY: 'Lansia',
  PREGNANT_OR_NURSING: 'Ibu hamil atau menyusui',
  DISABLED: 'Penyandang disabilitas',
  WITH_SMALL_CHILD: 'Membawa anak kecil',
};

/** @type {Record<string, string>} */
const printReasons = {
  NONE: 'sebab tidak diketahui',
  PAPER_OUT: 'kertas habis',
  COVER_OPEN: 'tutup printer terbuka',
  OFFLINE: 'printer dimatikan',
  FAULT: 'printer rusak',
  SILENT: 'printer tidak menjawab',
  UNREACHABLE: 'printer tidak terhubung',
  CUT_OFF: 'sambungan putus saat mencetak',
  EXPIRED: 'terlalu lama menunggu printer',
  WITHDRAWN: 'cetakan dibatalkan',
  INTERRUPTED: 'mesin berhenti saat mencetak',
  UNCONFIRMED: 'printer ini tidak bisa memastikan',
};

/** @type {Record<string, string>} */
const printerStates = {
  READY: 'siap',
  PAPER_LOW: 'kertas hampir habis',
  PAPER_OUT: 'kertas habis',
  COVER_OPEN: 'tutup terbuka',
  OFFLINE: 'dimatikan',
  FAULT: 'rusak; perbaiki, lalu buka dan tutup penutupnya',
  SILENT: 'tidak menjawab',
  UNREACHABLE: 'tidak terhubung',
  UNANSWERING: 'mencetak, tanpa kepastian',
  WRONG_BAUD: 'baud salah',
  PORT_MISSING: 'kabel tidak terpasang',
  PORT_DENIED: 'stasiun tidak boleh memakainya',
  PORT_IN_USE: 'dipakai program lain',
  WRONG_PORT: 'alamatnya bukan porta alat',
  WRONG_DEVICE: 'ada alat lain di alamatnya',
  STATION_LOST: 'stasiunnya tidak menjawab',
  STALLED: 'gambar berhenti',
  HALF_PICTURE: 'gambar terpotong',
  NO_PICTURE: 'tidak mengirim gambar',
  WRONG_LENGTH: 'panjang gambar salah',
  TOO_LARGE: 'gambar terlalu besar',
  NOT_ALLOWED: 'menolak kata sandi',
  CUT_OFF: 'sambungan putus',
};

/** @type {Record<string, string>} */
const deviceKinds = {
  LAMP: 'Lampu loket',
  SIGN: 'Tampilan loket',
  FINGERPRINT: 'Pemindai sidik jari',
  CAMERA: 'Kamera',
  BUTTON: 'Tombol panggil',
  CALL_PAD: 'Papan tombol',
};

/** @type {Record<string, string>} */
const undoables = {
  CALL: 'Nomor {number} dipanggil.',
  START: 'Layanan {number} dimulai.',
  FINISH: 'Layanan {number} selesai.',
  NO_SHOW: '{number} dicatat tidak hadir.',
  PAUSE: 'Loket dijeda.',
  OPEN: 'Loket dibuka.',
};

/** @type {Record<string, string>} */
const refusals = {
  'nobody-waiting': 'Belum ada yang menunggu untuk loket ini.',
  'still-serving': 'Selesaikan dulu pengunjung yang sedang dilayani.',
  'counter-taken': 'Loket ini sudah dipakai petugas lain. Silakan pilih loket lain.',
  'counter-paused': 'Loket sedang dijeda. Buka loket dulu (tombol P).',
  'not-your-counter': 'Loket ini tidak sedang Anda pegang.',
  'recall-too-soon': 'Belum waktunya memanggil ulang. Mohon tunggu sebentar.',
  'recall-limit': 'Batas panggilan untuk nomor ini sudah tercapai.',
  'no-show-too-soon': 'Belum boleh dicatat tidak hadir. Panggil ulang dulu dan beri waktu.',
  'nothing-to-undo': 'Tidak ada yang dapat diurungkan.',
  'already-heard': 'Panggilan sudah terdengar di ruang tunggu, jadi tidak dapat diurungkan.',
  'survey-answered': 'Survei sudah dimulai atau diisi, jadi tidak dapat diurungkan.',
  'ticket-not-waiting': 'Nomor itu tidak sedang menunggu.',
  'reason-needed': 'Mohon pilih alasan memanggil nomor ini.',
  'nothing-called': 'Belum ada nomor yang dipanggil ke loket ini.',
  'already-started': 'Layanan nomor ini sudah dimulai.',
  'not-started': 'Mulai dulu layanannya (tombol S).',
  'not-served-here': 'Layanan nomor itu tidak ada di loket ini.',
  'ticket-closed': 'Nomor itu sudah selesai.',
  'no-printer': 'Tidak ada printer untuk nomor ini.',
  'unknown-ticket': 'Nomor itu tidak ditemukan hari ini.',
  'unknown-counter': 'Loket itu tidak ada.',
  'office-closed': 'Kantor sedang tutup.',
  'not-allowed': 'Akun Anda tidak berhak melakukan ini.',
  'login-needed': 'Sesi berakhir. Silakan masuk lagi.',
  'device-needed': 'Komputer ini belum dipasang sebagai meja petugas.',
  'request-id-reused': 'Perintah ini sudah pernah dikirim. Silakan tekan sekali lagi.',
  'not-written': 'Server tidak dapat menyimpan sekarang. Tidak ada yang dilakukan. Panggil teknisi, lalu coba lagi.',
  offline: 'Server belum menjawab. Perintah belum tentu sampai; periksa layar lalu ulangi.',
};

/** @type {Record<string, string>} */
const fingerStages = {
  ASKED: 'Menghubungi pemindai…',
  WAITING: 'Persilakan pengunjung meletakkan jari.',
  READING: 'Gambar sedang dibaca. Jari jangan diangkat.',
  LIFT: 'Minta jari diangkat, lalu diletakkan lagi.',
  LIFTED: 'Jari diangkat terlalu cepat. Minta diletakkan lagi.',
  UNREADABLE: 'Garis jari kurang terlihat. Bersihkan jari dan alat, lalu letakkan lagi.',
  NO_FINGER: 'Menunggu jari…',
  POOR: 'Gambar kurang jelas. Minta jari diletakkan lagi, lebih rata.',
  ANOTHER: 'Berbeda dengan yang pertama. Minta jari yang sama, di tengah alat.',
  GOOD: 'Baik. Minta jari diangkat, lalu diletakkan lagi.',
  FAIR: 'Cukup. Minta jari diangkat, lalu diletakkan lagi.',
};

/** @type {Record<string, string>} */
const fingerReasons = {
  UNREACHABLE: 'pemindai tidak terhubung',
  CUT_OFF: 'sambungan ke pemindai putus',
  SILENT: 'pemindai tidak menjawab',
  GARBLED: 'jawaban pemindai tidak terbaca; periksa kabel dan kecepatannya',
  FAULT: 'pemindai menolak perintah',
  PORT_MISSING: 'kabel pemindai tidak terpasang',
  PORT_DENIED: 'stasiun tidak boleh memakai pemindai',
  PORT_IN_USE: 'pemindai dipakai program lain',
  WRONG_PORT: 'alamatnya bukan porta alat',
  STATION_LOST: 'stasiunnya tidak menjawab',
  UNREADABLE: 'garis jari tidak terbaca',
  TEMPLATE_GONE: 'data pembandingnya sudah dihapus',
  TOO_LATE: 'waktunya habis',
  VISITOR_LEFT: 'pengunjung sudah meninggalkan loket',
};

/** @type {Record<string, string>} */
const fingerQualities = { GOOD: 'jelas', FAIR: 'cukup jelas', POOR: 'kurang jelas' };

/** @type {[string, string][]} */
const fingerWithout = [
  ['INJURED', 'Jari luka atau tidak ada'],
  ['UNREADABLE', 'Garis jari aus, tidak terbaca'],
  ['DISABILITY', 'Tidak dapat karena disabilitas'],
  ['REFUSED', 'Pengunjung tidak bersedia'],
  ['DEVICE_DOWN', 'Alat rusak'],
  ['OTHER', 'Lainnya'],
];

const photoWithout = fingerWithout.filter(([one]) => one !== 'INJURED' && one !== 'UNREADABLE');

/** @type {Record<string, string>} */
const fingerRefusals = {
  'capture-open': 'Di loket ini masih ada permintaan yang berjalan.',
  'capture-closed': 'Permintaan itu sudah berakhir.',
  'unknown-capture-device': 'Loket ini tidak mempunyai pemindai sidik jari.',
  'capture-device-down': 'Pemindai tidak siap. Layani tanpa sidik jari.',
  'unknown-template': 'Data pembandingnya sudah dihapus.',
  'nothing-called': 'Tidak ada pengunjung di loket ini.',
};

/** @type {Record<string, string>} */
const ticketStates = {
  CALLED: 'Dipanggil',
  SERVING: 'Sedang dilayani',
  FINISHED: 'Sudah selesai dilayani',
  NO_SHOW: 'Tercatat tidak hadir',
  LEFT: 'Tercatat sudah pulang',
  EXPIRED: 'Sudah tidak berlaku',
};

/** @type {Record<string, string>} */
const nikDoubts = {
  region: 'kode wilayahnya tidak dikenal',
  birth: 'tanggal lahirnya tidak masuk akal',
  serial: 'nomor urutnya 0000',
};

/** @param {string} text @param {Record<string, string | number>} values */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** What a camera says of itself. @type {Record<string, string>} */
const cameraStates = {
  STALLED: 'gambarnya berhenti',
  HALF_PICTURE: 'gambarnya terpotong',
  NO_PICTURE: 'tidak mengirim gambar',
  WRONG_LENGTH: 'panjang gambarnya salah',
  TOO_LARGE: 'gambarnya terlalu besar',
  NOT_ALLOWED: 'menolak kata sandi',
  CUT_OFF: 'sambungannya putus',
  FAULT: 'tidak dapat dipakai',
  SILENT: 'tidak menjawab',
  UNREACHABLE: 'tidak tersambung',
  PORT_MISSING: 'kabelnya tidak terpasang',
  PORT_DENIED: 'stasiun tidak boleh memakainya',
  STATION_LOST: 'stasiunnya tidak menjawab',
  EXPIRED: 'terlalu lama menunggu',
};

/** @type {Record<string, string>} */
const photoHints = {
  DARK: 'Terlalu gelap: nyalakan lampu',
  BRIGHT: 'Terlalu terang: jauhkan dari jendela',
  BLURRED: 'Kurang tajam: diam sebentar, bersihkan lensa',
  RESTLESS_WALL: 'Latar tidak polos',
  NOBODY: 'Belum ada orang di depan kamera',
  FAR: 'Terlalu jauh: maju sedikit',
  NEAR: 'Terlalu dekat: mundur sedikit',
  LEFT: 'Geser ke tengah: terlalu ke kiri layar',
  RIGHT: 'Geser ke tengah: terlalu ke kanan layar',
  HIGH: 'Turunkan duduk, atau naikkan kamera',
  LOW: 'Naikkan duduk, atau turunkan kamera',
};

export const texts = Object.freeze({
  title: 'Meja petugas',
  loading: 'Menghubungkan ke server…',
  counter: 'Loket',

  takeTitle: 'Pilih loket',
  takeHint: 'Pilih loket yang Anda layani. Angka 1–9 pada papan ketik juga dapat dipakai.',
  takeThisDesk: 'Meja ini',
  heldBy: (/** @type {string} */ name) => `Dipakai ${name}`,
  takeWaiting: (/** @type {number} */ n) => `${n} menunggu`,
  free: 'Kosong',
  makeFree: 'Kosongkan',
  makeFreeSure: 'Yakin kosongkan?',
  freedElsewhere: (/** @type {number} */ n) =>
    `Loket ${n} dikosongkan, misalnya oleh penyelia. Pilih loket untuk bekerja lagi.`,
  otherDesk: 'Dilayani dari komputer lain',
  noCounters: 'Belum ada loket di katalog. Hubungi administrator.',

  stateOpen: 'Buka',
  statePaused: 'Dijeda',
  officeClosed: 'Kantor sedang tutup',
  numbersAsked: 'Nomor baru ditahan: satpam sedang mengisi nomor terakhir. Memanggil tetap bisa.',
  waiting: (/** @type {number} */ n) => `${n} menunggu`,

  now: 'Nomor sekarang',
  idleTitle: 'Loket siap',
  idleNext: 'Berikutnya',
  emptyTitle: 'Belum ada yang menunggu',
  emptyHint: 'Nomor baru muncul di sini dengan sendirinya.',
  pausedTitle: 'Loket dijeda',
  pausedHint: 'Nomor tidak dipanggil ke loket ini sampai loket dibuka.',
  called: 'Dipanggil, menunggu datang',
  serving: 'Sedang dilayani',
  sinceCalled: 'Sejak dipanggil',
  sinceStarted: 'Sejak mulai',
  promise: 'Janji layanan',
  callsMade: (/** @type {number} */ made, /** @type {number} */ most) =>
    `Panggilan ke-${made} dari ${most}`,
  checklist: 'Persyaratan',
  checklistCount: (/** @type {number} */ have, /** @type {number} */ all) =>
    `${have} dari ${all} ada`,
  notes: 'Catatan sementara',
  notesHint: 'Terhapus saat nomor berganti. Jangan menulis data pribadi.',

  actions: {
    callNext: 'Panggil berikutnya',
    recall: 'Panggil ulang',
    start: 'Mulai melayani',
    finish: 'Selesai',
    noShow: 'Tidak hadir',
    pause: 'Jeda',
    open: 'Buka loket',
    undo: 'Urungkan',
    find: 'Cari nomor',
    leave: 'Tinggalkan loket',
    silentHelp: 'Bantuan diam',
    keys: 'Tombol',
  },
  allowedIn: (/** @type {number} */ seconds) => `boleh ${seconds} detik lagi`,
  recallsLeft: (/** @type {number} */ left) =>
    left === 0 ? 'batas tercapai' : `sisa ${left} kali`,
  untold: 'menunggu suara',
  callsNeeded: (/** @type {number} */ n) => `setelah ${n} panggilan lagi`,

  next: 'Lima berikutnya',
  nextEmpty: 'Tidak ada nomor yang menunggu.',
  waited: (/** @type {number} */ minutes) => (minutes < 1 ? 'baru saja' : `${minutes} mnt`),
  why: (
    /** @type {string} */ why,
    /** @type {string} */ priority,
    /** @type {{ priorityRatio: number, priorityCapMinutes: number }} */ rules,
  ) => {
    switch (why) {
      case 'PRIORITY':
        return 'Didahulukan: ' + (priorities[priority] ?? priority).toLowerCase();
      case 'REGULAR_TURN':
        return `Giliran umum setelah ${rules.priorityRatio} prioritas`;
      case 'WAITED_TOO_LONG':
        return `Menunggu lebih dari ${rules.priorityCapMinutes} menit`;
      case 'CHOSEN':
        return 'Dipilih petugas';
      default:
        return 'Urutan ambil nomor';
    }
  },
  priority: (/** @type {string} */ priority) => priorities[priority] ?? priority,

  missed: 'Tidak hadir',
  missedEmpty: 'Tidak ada.',
  restore: 'Kembalikan',
  restoreNumber: (/** @type {string} */ number) => `Kembalikan ${number} ke antrean`,
  missedAt: (/** @type {string} */ time) => `pukul ${time}`,

  directed: (/** @type {number} */ n) => `${n} orang diarahkan tanpa nomor`,
  directedSeen: 'Sudah saya lihat',

  hall: 'Ruang tunggu',
  hallQuiet: 'tidak ada panggilan',
  hallState: (
    /** @type {number} */ boards,
    /** @type {number} */ shown,
    /** @type {number} */ spoken,
  ) => `tampil di ${shown} dari ${boards} layar, terdengar di ${spoken}`,
  hallTrouble: /** @type {Record<string, string>} */ ({
    NO_BOARD: 'TV mati: panggilan tidak tampil. Mohon panggil dengan suara.',
    NOT_RECEIVED: 'TV belum menerima panggilan. Mohon panggil dengan suara.',
    SOUND_BLOCKED: 'TV tidak bersuara: panggilan tampil, tetapi tidak terdengar.',
  }),

  printTrouble: 'Kertas bermasalah',
  /** @param {number} n */
  printMore: (n) => `dan ${n} nomor lagi; satpam melihat semuanya`,
  printState: (/** @type {string} */ state, /** @type {string} */ reason) =>
    (state === 'UNKNOWN' ? 'Mungkin tidak tercetak: ' : 'Tidak tercetak: ') +
    (printReasons[reason] ?? reason),
  reprint: 'Cetak ulang',
  reprintNumber: (/** @type {string} */ number) => `Cetak ulang nomor ${number}`,
  printer: (/** @type {string} */ name, /** @type {string} */ state) =>
    `${name}: ${printerStates[state] ?? state}`,

  ownDevices: 'Perangkat loket ini',
  ownDevice: (/** @type {string} */ kind, /** @type {string} */ state) =>
    `${deviceKinds[kind] ?? kind}: ${state === 'FAULT' ? 'rusak' : (printerStates[state] ?? state)}`,
  ownDevicesHint: 'Panggilan tetap berjalan. Beri tahu teknisi.',

  undone: (/** @type {string} */ what, /** @type {string | null} */ number) =>
    fill(undoables[what] ?? what, { number: number ?? '' }),
  undoLeft: (/** @type {number} */ seconds) => `${seconds} detik`,

  findTitle: 'Panggil nomor tertentu',
  findNumber: 'Nomor antrean',
  findExample: 'Contoh: R018',
  findWrong: 'Tulis satu huruf dan angka, misalnya R018.',
  findReason: 'Alasan',
  findReasons: [
    'Kembali dengan berkas yang kurang',
    'Terlewat saat dipanggil',
    'Keadaan darurat atau kondisi khusus',
    'Diarahkan dari loket lain',
  ],
  findOther: 'Alasan lain',
  findOtherLabel: 'Tulis alasan, tanpa data pribadi',
  findCall: 'Panggil nomor ini',
  findLeft: 'Catat pulang',
  findMissed: (/** @type {string} */ number) =>
    `${number} tercatat tidak hadir. Kembalikan dulu dari daftar Tidak hadir.`,
  findBusy: 'Selesaikan dulu nomor yang sekarang; setelah itu nomor pilihan dapat dipanggil.',
  cancel: 'Batal',
  close: 'Tutup',

  leaveTitle: (/** @type {number} */ number) => `Tinggalkan loket ${number}?`,
  leaveHint: 'Loket menjadi kosong dan dapat dipakai petugas lain.',
  leaveBusy: 'Masih ada nomor di loket ini. Selesaikan atau catat tidak hadir dulu.',
  leaveStay: 'Tinggalkan, tetap masuk',
  leaveOut: 'Tinggalkan dan keluar',

  helpCalled: (/** @type {number | null} */ counter, /** @type {string} */ from) =>
    counter === null ? `${from} minta bantuan.` : `Loket ${counter}, ${from}, minta bantuan.`,
  silentHelpSent: 'Bantuan sudah dipanggil.',

  keysTitle: 'Tombol papan ketik',
  keysAction: 'Tindakan',
  keysKey: 'Tombol',
  keysNumpad: 'Papan angka (satu tangan)',
  keysSwitch: 'Pakai tombol satu huruf dan papan angka',
  keysSwitchHint:
    'Bila dimatikan, hanya Enter dan Ctrl+Z yang bekerja. Pilihan diingat di komputer ini.',
  keysGuard: 'Tombol yang ditahan bekerja satu kali. Pindaian bukan perintah.',
  numpad: (/** @type {string} */ key) => `Num ${key}`,
  keysAlso: 'atau Ctrl+Z',

  scan: {
    half: 'Pindaian terputus. Silakan pindai sekali lagi.',
    flood: 'Pindaian terlalu panjang dan diabaikan. Periksa pemindainya, lalu pindai lagi.',
    unreadable: 'Pindaian tidak terbaca. Silakan pindai sekali lagi.',
    unknown: 'Kode itu tidak dikenal di sini. Yang dikenal: kertas antrean dan kode di kertas itu.',
    notFound: 'Kertas itu tidak ditemukan. Mungkin dari hari lain atau dari kantor lain.',
    here: (/** @type {string} */ number) => `${number} memang sedang di loket ini.`,
    nik: (/** @type {string[]} */ doubts) =>
      'Itu NIK. Meja ini tidak memakainya, dan tidak menyimpannya.' +
      (doubts.length === 0 ? '' : ` Perhatikan: ${doubts.map((one) => nikDoubts[one]).join(', ')}.`),
    state: (
      /** @type {string} */ state,
      /** @type {number} */ ahead,
      /** @type {number | null} */ counter,
    ) => {
      if (state === 'WAITING') return ahead === 0 ? 'Menunggu, paling depan' : `Menunggu, ${ahead} di depan`;
      const word = ticketStates[state] ?? state;
      return counter === null ? word : `${word} di loket ${counter}`;
    },
    habit: (/** @type {{ prefix: string, suffix: string, gap: number }} */ habit) =>
      `Pemindai di komputer ini: awalan ${habit.prefix || 'tidak ada'}, akhiran ` +
      `${habit.suffix || 'tidak ada'}, jeda di bawah ${habit.gap} milidetik.`,
    wrongHabit: (/** @type {string} */ what) =>
      `Setelan pemindai di alamat halaman ini salah. ${what} yang boleh.`,
  },

  finger: {
    open: 'Sidik jari',
    title: (/** @type {string} */ number) => `Sidik jari ${number}`,
    stale: 'Sambungan ke server terputus. Keadaan di bawah mungkin sudah berubah.',
    simulated: 'SIMULASI',
    nothingYet: 'Belum ada sidik jari yang diambil untuk nomor ini.',
    stage: (/** @type {string} */ stage, /** @type {string} */ word) =>
      fingerStages[stage] ?? fingerStages[word] ?? fingerStages['ASKED'],
    sample: (/** @type {number} */ one, /** @type {number} */ all) => `Letak ke-${one} dari ${all}`,
    reading: 'Gambar yang sudah terbaca',
    cancel: 'Batalkan',
    noDevice: (/** @type {string} */ state) =>
      state === ''
        ? 'Loket ini tidak mempunyai pemindai sidik jari. Layani tanpa sidik jari.'
        : `Pemindai tidak siap: ${fingerReasons[state] ?? state}. Layani tanpa sidik jari.`,
    isGood: (/** @type {{ outcome: string, matched: boolean | null }} */ one) =>
      one.outcome === 'DONE' && one.matched !== false,
    ended: (
      /** @type {{ purpose: string, outcome: string, reason: string, matched: boolean | null }} */ one,
    ) => {
      if (one.outcome === 'CANCELLED') return 'Dibatalkan.';
      if (one.outcome !== 'DONE') return `Tidak berhasil: ${fingerReasons[one.reason] ?? one.reason}.`;
      if (one.matched === true) return 'Cocok dengan yang terdaftar.';
      if (one.matched === false) return 'Tidak cocok. Boleh diulang, atau periksa dokumennya.';
      return one.purpose === 'ENROL' ? 'Jari terdaftar.' : 'Gambar tersimpan.';
    },
    enrolTitle: 'Daftarkan',
    consent: 'Pengunjung setuju',
    consentHint: 'Sudah dijelaskan bahwa data pembanding jarinya disimpan.',
    enrol: (/** @type {number} */ times) => `Daftarkan jari (${times} kali letak)`,
    take: 'Ambil gambar saja',
    keptFor: (/** @type {number} */ hours) =>
      `Gambar terkunci dan dihapus sendiri paling lama ${hours} jam.`,
    verifyTitle: 'Cocokkan',
    noTemplate: 'Belum ada jari yang terdaftar pada nomor ini.',
    verify: (/** @type {string} */ quality) =>
      `Cocokkan dengan yang terdaftar (${fingerQualities[quality] ?? quality})`,
    threshold: (/** @type {number} */ score, /** @type {number} */ strangers) =>
      `Ambang ${score}: dari ${strangers.toLocaleString('id-ID')} orang lain yang mengaku, kira-kira satu keliru dianggap cocok.`,
    imagesTitle: 'Gambar tersimpan',
    image: (/** @type {string} */ quality) => `Gambar ${fingerQualities[quality] ?? quality}`,
    imageAlt: 'Gambar sidik jari',
    see: 'Lihat',
    hide: 'Sembunyikan',
    drop: 'Hapus',
    withoutTitle: 'Tanpa sidik jari',
    withoutReason: 'Alasan',
    reasons: fingerWithout,
    waive: 'Catat dan lanjutkan tanpa sidik jari',
    waived: (/** @type {string} */ reason) =>
      `Tercatat: ${(fingerWithout.find(([one]) => one === reason) ?? [reason, reason])[1]}.`,
    refused: (/** @type {string} */ code) =>
      fingerRefusals[code] ?? refusals[code] ?? 'Maaf, perintah ditolak. Silakan coba lagi.',
  },
  photo: {
    open: 'Foto',
    title: (/** @type {string} */ number) => `Foto ${number}`,
    stale: 'Sambungan ke server terputus. Keadaan di bawah mungkin sudah berubah.',
    simulated: 'SIMULASI',
    nothingYet: 'Belum ada foto untuk nomor ini.',
    ended: (/** @type {{ outcome: string, reason: string }} */ one) =>
      one.outcome === 'CANCELLED'
        ? 'Dibatalkan. Belum ada foto untuk nomor ini.'
        : `Tidak berhasil: ${cameraStates[one.reason] ?? one.reason}.`,
    stage: (/** @type {string} */ stage) =>
      cameraStates[stage] === undefined ? 'Kamera dibuka…' : `Kamera: ${cameraStates[stage]}`,
    liveAlt: 'Yang dilihat kamera sekarang',
    noHint: 'Cahaya, ketajaman, dan letaknya baik.',
    hint: (/** @type {string} */ hint) => photoHints[hint] ?? hint,
    hintsAreHints: 'Saran saja. Petugas yang memutuskan.',
    take: 'Ambil foto',
    cancel: 'Batalkan',
    device: 'Kamera loket',
    noDevice: (/** @type {string} */ state) =>
      state === ''
        ? 'Loket ini tidak mempunyai kamera.'
        : `Kamera loket tidak siap: ${cameraStates[state] ?? state}.`,
    own: 'Kamera komputer ini',
    ownStalled: 'Kamera komputer ini berhenti mengirim gambar. Periksa kabelnya, lalu coba lagi.',
    ownRefused: 'Peramban tidak dapat memakai kamera komputer ini. Periksa kabel dan izinnya.',
    kept: (/** @type {number} */ hours) =>
      `Foto terkunci dan dihapus sendiri paling lama ${hours} jam.`,
    keptAlt: 'Foto yang diambil',
    keep: 'Pakai foto ini',
    again: 'Ulangi',
    withoutTitle: 'Tanpa foto',
    withoutReason: 'Alasan',
    reasons: photoWithout,
    waive: 'Catat dan lanjutkan tanpa foto',
    waived: (/** @type {string} */ reason) =>
      `Tercatat: ${(photoWithout.find(([one]) => one === reason) ?? [reason, reason])[1]}.`,
    refused: (/** @type {string} */ code) =>
      fingerRefusals[code] ?? refusals[code] ?? 'Maaf, perintah ditolak. Silakan coba lagi.',
  },

  refused: (/** @type {string} */ code) =>
    refusals[code] ?? 'Maaf, perintah ditolak. Silakan coba lagi.',
  buttonRefused: (/** @type {string} */ why) => `Tombol loket ditekan. ${why}`,
  dismiss: 'Tutup pesan',
});
