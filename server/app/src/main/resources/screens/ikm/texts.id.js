// @ts-check

/** @type {Record<string, string>} */
const kinds = {
  Q1: 'Triwulan I',
  Q2: 'Triwulan II',
  Q3: 'Triwulan III',
  Q4: 'Triwulan IV',
  S1: 'Semester I',
  S2: 'Semester II',
  Y: 'Satu tahun',
  DAYS: 'Tanggal tertentu',
};

/** @type {Record<string, string>} */
const refusals = {
  'not-allowed': 'Akun Anda tidak berhak membaca laporan ini.',
  'login-needed': 'Sesi berakhir. Silakan masuk lagi.',
  offline: 'Server belum menjawab. Mohon coba lagi.',
};

/** `3.333` as Indonesian writes it. @param {string | null} figure */
export function comma(figure) {
  return figure === null ? '–' : figure.replace('.', ',');
}

/** @param {string} day `yyyy-MM-dd` */
function spelled(day) {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}

/** @typedef {import("./report.js").Grade} Grade */

/** @param {Grade} grade */
function range(grade) {
  return `${comma(grade.lowest)} – ${comma(grade.highest)}`;
}

export const texts = Object.freeze({
  title: 'Indeks Kepuasan Masyarakat',
  basis: 'Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017, sembilan unsur',
  loading: 'Memuat laporan…',
  print: 'Cetak',
  csv: 'Unduh CSV',

  filter: 'Saringan laporan',
  period: 'Periode',
  year: 'Tahun',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  service: 'Layanan',
  allServices: 'Semua layanan',
  kind: (/** @type {string} */ kind) => kinds[kind] ?? kind,
  between: (/** @type {string} */ from, /** @type {string} */ to) =>
    `${spelled(from)} – ${spelled(to)}`,
  badDays: 'Mohon pilih dua tanggal; tanggal awal tidak boleh sesudah tanggal akhir.',

  ikm: 'Nilai IKM',
  ikmScale: 'Skala 25 sampai 100.',
  mutu: 'Mutu pelayanan',
  range,
  interval: (/** @type {Grade} */ grade) => `Mutu ${grade.mutu}: ${range(grade)}`,
  kinerja: 'Kinerja unit pelayanan',
  respondents: 'Responden',
  ofTarget: (/** @type {number} */ target) => `dari target ${target}`,
  targetReached: 'Target tercapai.',
  targetMissing: (/** @type {number} */ n) => `Kurang ${n} responden.`,
  targetWhy: (/** @type {number} */ served) =>
    `Target: sampel Krejcie–Morgan untuk ${served} layanan selesai, paling sedikit 30.`,

  priorities: 'Tiga prioritas perbaikan',
  prioritiesHint: 'Unsur dengan nilai terendah pada periode ini.',

  chartTitle: 'Nilai rata-rata (NRR) sembilan unsur, skala 1 sampai 4',
  chartHint:
    'Garis putus-putus: batas mutu. Batang kuning bertepi: tiga prioritas. ' +
    'Angka yang sama ada pada tabel.',

  tableTitle: 'Nilai per unsur',
  number: 'No.',
  unsur: 'Unsur',
  n: 'Responden (n)',
  nrr: 'NRR',
  weighted: 'NRR tertimbang',
  nik: 'NIK',
  mutuShort: 'Mutu',
  answered: (/** @type {number} */ value) => `Nilai ${value}`,
  sumRow: 'Jumlah NRR tertimbang',

  profile: 'Siapa yang menjawab',
  profileHint:
    'Sejauh mereka mengisinya; setiap pertanyaan berjumlah sama dengan responden. ' +
    'Dihitung terpisah dari jawaban.',
  untold: 'Tidak diisi',

  comments: (/** @type {number} */ n) => (n === 0 ? 'Saran dan masukan' : `Saran dan masukan (${n})`),
  commentsNone: 'Belum ada yang menulis saran pada periode ini.',
  commentsHint: 'Rahasia: tanpa nama, nomor, dan waktu. Urutannya diacak.',

  visits: 'Kunjungan pada periode ini',
  issued: 'Nomor diambil',
  served: 'Selesai dilayani',
  missed: 'Tidak hadir',

  formula: 'Cara menghitung',
  stepTotal: 'Jumlahkan nilai jawaban (1 sampai 4) pada setiap unsur.',
  stepNrr: 'NRR unsur = jumlah nilai : jumlah responden yang mengisi.',
  stepNrrExample: (
    /** @type {string} */ name,
    /** @type {number} */ total,
    /** @type {number} */ n,
    /** @type {string} */ nrr,
  ) => `${name}: ${total} : ${n} = ${nrr}`,
  stepWeight: (/** @type {string} */ weight) =>
    `NRR tertimbang = NRR × bobot; bobot sembilan unsur sama, yaitu ${weight}` +
    (weight === '1/9' ? ' (0,1111).' : '.'),
  stepSum: 'Jumlah NRR tertimbang sembilan unsur',
  stepIkm: 'IKM = jumlah NRR tertimbang × 25',
  stepGrade:
    'Perhitungan memakai angka utuh; nilai dibulatkan sekali, di akhir, ke dua angka desimal. ' +
    'Lalu mutunya dibaca:',
  gradeNik: 'Nilai interval konversi',

  emptyTitle: 'Belum ada responden',
  emptyHint:
    'Belum ada survei yang diisi pada periode dan layanan ini. Silakan pilih periode lain.',
  suppressedTitle: (/** @type {number} */ minimum) => `Kurang dari ${minimum} responden`,
  suppressedHint: (/** @type {number} */ minimum) =>
    `Untuk menjaga kerahasiaan jawaban, nilai ditampilkan mulai dari ${minimum} responden. ` +
    'Silakan pilih periode yang lebih panjang, atau semua layanan bila belum dipilih.',

  earlier: (/** @type {string} */ quarter, /** @type {number} */ year, /** @type {number} */ n) =>
    `Buka ${quarter} ${year}: ${n} responden`,

  readAt: (/** @type {string} */ time) => `Dibaca ${time}`,
  refused: (/** @type {string} */ code) =>
    refusals[code] ?? 'Maaf, laporan tidak dapat dimuat. Mohon coba lagi.',
});
