// @ts-check
/** Every Indonesian sentence of the tools beside the devices. */

export const texts = {
  attention: 'Perlu perhatian',
  allWell: 'Semua perangkat baik.',
  broken: 'Gangguan',
  /** @param {number} n */
  others: (n) => `${n} perangkat lain baik`,
  open: 'Buka',
  close: 'Tutup',

  practice: 'Latihan',
  more: 'Kerumunan, jam, dan simpanan kantor',
  failed: 'Tidak berhasil',

  frames: 'Bingkai terakhir',
  noFrames: 'Belum ada bingkai.',
  heard: 'masuk',
  said: 'keluar',
  /** @param {string} n */
  asked: (n) => `status ditanya ${n}×`,
  /** @param {string} n */
  again: (n) => `hal yang sama ${n}×`,

  drawer: 'Gangguan yang datang sendiri',
  drawerHint: 'Mulai setelah jeda; setiap detik dengan peluang; sekian kali; sekian lama.',
  fault: 'Gangguan',
  count: 'Berapa kali',
  probability: 'Peluang per detik (0-1)',
  delay: 'Jeda (detik)',
  lasting: 'Lamanya (detik)',
  plan: 'Jadwalkan',
  cancel: 'Batalkan',
  /** @param {number} left @param {number} count */
  left: (left, count) => `tinggal ${left} dari ${count} kali`,

  random: 'Rusakkan sesuatu',
  randomHint: 'Satu gangguan dari salah satu perangkat. Benih yang sama merusak hal yang sama.',
  seed: 'Benih',
  breakIt: 'Rusakkan secara acak',
  mend: 'Perbaiki semua',
  /** @param {number} seed */
  seedWas: (seed) => `Benih ${seed}`,

  scenarios: 'Skenario',
  scenariosHint: 'Orang dan perangkat bertindak sendiri; yang terlihat diperiksa.',
  choose: 'Pilih skenario',
  /** In the order in which they are listed; others come after. @type {Record<string, string>} */
  folders: {
    '': '',
    'hari-buruk': 'Hari buruk',
    printer: 'Printer tiket',
    lamp: 'Lampu',
    sign: 'Tampilan dua baris',
    digits: 'Angka LED',
    buttons: 'Tombol',
    camera: 'Kamera',
    fingerprint: 'Pemindai sidik jari',
  },
  /** @param {string} folder @returns {number} */
  place: (folder) => {
    const known = Object.keys(texts.folders);
    return known.includes(folder) ? known.indexOf(folder) : known.length;
  },
  play: 'Mainkan',
  stop: 'Hentikan',
  record: 'Rekam',
  endRecord: 'Selesai merekam',
  /** @param {number} n */
  recording: (n) => `Merekam: ${n} langkah`,
  recordName: 'Nama rekaman',
  recordedName: 'rekaman',
  save: 'Simpan berkas',
  line: 'baris',
  playing: 'Sedang dimainkan',
  /** @type {Record<string, string>} */
  outcomes: {
    PASSED: 'Berhasil',
    FAILED: 'Gagal',
    STOPPED: 'Dihentikan',
    NOT_PLAYED: 'Tidak dimainkan',
  },

  crowd: 'Kerumunan',
  crowdHint: 'Pengunjung datang sendiri; petugas bekerja di loket 1, 2, 4, 5 dan 6.',
  visitors: 'Pengunjung',
  speed: 'Berapa kali lebih cepat',
  come: 'Datang',
  go: 'Pulang',
  /** @param {number} arrived @param {number} visitors @param {number} answered */
  arrived: (arrived, visitors, answered) =>
    `${arrived} dari ${visitors} orang sudah datang, ${answered} mengisi survei`,
  nobody: 'Tidak ada kerumunan.',

  clock: 'Jam kantor',
  clockHint: 'Bagi server setiap lompatan adalah tidur: waktu berlalu, jam tidak salah.',
  clockNow: 'Sekarang',
  /** @param {number} times */
  times: (times) => `×${times}`,
  toClosing: 'Ke satu menit sebelum tutup',
  toTomorrow: 'Ke besok pukul 08.00',
  /** @param {number} minutes */
  ahead: (minutes) => `${minutes} menit di depan jam komputer`,

  snapshots: 'Simpanan kantor',
  snapshotsHint:
    'Kantor ditutup sebentar. Layar ingat keadaan yang lebih baru, jadi setelah dipulihkan satpam ditanya nomor terakhir.',
  snapshotName: 'Nama simpanan',
  snapshotUsual: 'simpanan-1',
  take: 'Simpan',
  restore: 'Pulihkan',
  noSnapshots: 'Belum ada simpanan.',
};
