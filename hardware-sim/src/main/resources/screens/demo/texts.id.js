// @ts-check
/** What the page says from which each screen of the demo opens. */
export default {
  title: 'Coba Loket',
  about:
    'Sebuah kantor lengkap di komputer ini. Semua alat, orang, dan nomor di sini tiruan; tidak ada yang keluar dari komputer ini.',
  waiting: 'Mohon tunggu',
  offline: 'Kantornya tidak menjawab. Jalankan lagi perintah di README.',
  newTab: 'Setiap layar terbuka di tab baru, sudah terpasang dan sudah masuk.',

  tourTitle: 'Dua menit keliling',
  'tour-visitor': 'Sebagai pengunjung',
  'tour-visitor-1': 'Buka kiosk. Ambil nomor untuk “Verifikasi Dokumen PMI Re-entry”.',
  'tour-visitor-2': 'Lihat slipnya keluar di bangku teknisi, dan nomornya nanti di papan.',
  'tour-officer': 'Sebagai petugas',
  'tour-officer-1': 'Buka meja petugas 3 dan ambil loket 3.',
  'tour-officer-2': 'Tekan Enter untuk memanggil, S untuk mulai, F untuk selesai.',
  'tour-officer-3': 'Buka tablet survei dan jawab sembilan pertanyaan.',
  'tour-head': 'Sebagai kepala kantor',
  'tour-head-1': 'Buka IKM: jawaban tadi sudah dihitung. Nilainya tampil mulai lima responden.',
  'tour-head-2':
    'Pilih triwulan lalu di sana, atau tekan “Buka Triwulan”: hampir 150 jawaban tiruan, lengkap dengan unsur, profil, dan saran.',
  'tour-technician': 'Sebagai teknisi',
  'tour-technician-1': 'Buka bangku teknisi dan cabut printer. Kiosk, satpam, dan Kesehatan mengatakannya.',
  'tour-technician-2': 'Pasang lagi. Semua pulih sendiri.',

  screensTitle: 'Layar untuk pengunjung',
  'screen-kiosk': 'Kiosk',
  'screen-board': 'Papan panggilan',
  'screen-sign': 'Layar loket 3',
  'screen-survey': 'Tablet survei',
  'screen-bench': 'Bangku teknisi',
  benchAbout: 'Alat tiruan: printer, lampu, pemindai, kamera; dirusak dan dipulihkan di sini.',

  staffTitle: 'Masuk sebagai',
  roleADMINISTRATOR: 'Administrator',
  roleGUARD: 'Satpam',
  roleOFFICER: 'Petugas',
  roleSUPERVISOR: 'Penyelia',
  roleHEAD: 'Kepala kantor',
  roleTECHNICIAN: 'Teknisi',
  roleINSPECTOR: 'Pemeriksa',
  officer: 'Petugas {n}',
};
