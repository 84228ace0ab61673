// @ts-check
/** What the page of the index says. */
export default {
  title: 'Indeks Kepuasan Masyarakat',
  basis: 'Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017, sembilan unsur',
  loading: 'Memuat laporan…',
  print: 'Cetak',
  csv: 'Unduh CSV',
  pdf: 'Laporan (PDF)',

  filter: 'Saringan laporan',
  period: 'Periode',
  year: 'Tahun',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  allServices: 'Semua layanan',
  badDays: 'Mohon pilih dua tanggal; tanggal awal tidak boleh sesudah tanggal akhir.',

  ikm: 'Nilai IKM',
  ikmScale: 'Skala 25 sampai 100.',
  mutu: 'Mutu pelayanan',
  kinerja: 'Kinerja unit pelayanan',
  respondents: 'Responden',
  ofTarget: 'dari target {target}',
  targetReached: 'Target tercapai.',
  targetMissing: 'Kurang {n} responden.',
  targetWhy:
    'Target: sampel Krejcie–Morgan untuk {served} layanan selesai, paling sedikit 30, tidak lebih dari yang dilayani.',

  priorities: 'Tiga prioritas perbaikan',
  prioritiesHint: 'Unsur dengan nilai terendah pada periode ini.',

  chartTitle: 'Nilai rata-rata (NRR) sembilan unsur, skala 1 sampai 4',
  chartHint:
    'Garis putus-putus: batas mutu. Batang kuning bertepi: tiga prioritas. Angka yang sama ada pada tabel.',

  tableTitle: 'Nilai per unsur',
  number: 'No.',
  unsur: 'Unsur',
  n: 'Responden (n)',
  nrr: 'NRR',
  weighted: 'NRR tertimbang',
  nik: 'NIK',
  mutuShort: 'Mutu',
  answered: 'Nilai {value}',
  sumRow: 'Jumlah NRR tertimbang',

  profile: 'Siapa yang menjawab',
  profileHint:
    'Sejauh mereka mengisinya; setiap pertanyaan berjumlah sama dengan responden. Dihitung terpisah dari jawaban.',
  untold: 'Tidak diisi',

  commentsNone: 'Belum ada yang menulis saran pada periode ini.',
  commentsHint: 'Rahasia: tanpa nama, nomor, dan waktu. Urutannya diacak.',

  visits: 'Kunjungan pada periode ini',
  issued: 'Nomor diambil',
  served: 'Selesai dilayani',
  missed: 'Tidak hadir',

  formula: 'Cara menghitung',
  stepTotal: 'Jumlahkan nilai jawaban (1 sampai 4) pada setiap unsur.',
  stepNrr: 'NRR unsur = jumlah nilai : jumlah responden yang mengisi.',
  stepNrrExample: '{name}: {total} : {n} = {nrr}',
  stepSum: 'Jumlah NRR tertimbang sembilan unsur',
  stepIkm: 'IKM = jumlah NRR tertimbang × 25',
  stepGrade:
    'Perhitungan memakai angka utuh; nilai dibulatkan sekali, di akhir, ke dua angka desimal. Lalu mutunya dibaca:',
  gradeNik: 'Nilai interval konversi',

  emptyTitle: 'Belum ada responden',
  emptyHint: 'Belum ada survei yang diisi pada periode dan layanan ini. Silakan pilih periode lain.',
  suppressedTitle: 'Kurang dari {minimum} responden',
  suppressedHint:
    'Untuk menjaga kerahasiaan jawaban, nilai ditampilkan mulai dari {minimum} responden. Silakan pilih periode yang lebih panjang, atau semua layanan bila belum dipilih.',

  earlier: 'Buka {quarter} {year}: {n} responden',

  readAt: 'Dibaca {time}',

  kindQ1: 'Triwulan I',
  kindQ2: 'Triwulan II',
  kindQ3: 'Triwulan III',
  kindQ4: 'Triwulan IV',
  kindS1: 'Semester I',
  kindS2: 'Semester II',
  kindY: 'Satu tahun',
  kindDAYS: 'Tanggal tertentu',

  'refused-not-allowed': 'Akun Anda tidak berhak membaca laporan ini.',
  'refused-login-needed': 'Sesi berakhir. Silakan masuk lagi.',
  'refused-offline': 'Server belum menjawab. Mohon coba lagi.',
  between: '{from} – {to}',
  interval: 'Mutu {mutu}: {range}',
  comments: 'Saran dan masukan',
  commentsCount: 'Saran dan masukan ({n})',
  stepWeight: 'NRR tertimbang = NRR × bobot; bobot sembilan unsur sama, yaitu {weight}.',
  stepWeightNinth: 'NRR tertimbang = NRR × bobot; bobot sembilan unsur sama, yaitu 1/9 (0,1111).',
  refused: 'Maaf, laporan tidak dapat dimuat. Mohon coba lagi.',
};
