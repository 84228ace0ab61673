// @ts-check
export default {
  title: 'Sertifikat kantor',
  why: 'Sambungan ke server kantor ini terenkripsi. Setiap komputer layar harus mengenal sertifikat kantor satu kali; sesudah itu peramban tidak memberi peringatan, dan tidak ada yang dapat menyamar sebagai server.',
  fingerprint: 'Sidik jari sertifikat',
  compare:
    'Bandingkan dengan yang tertulis di halaman admin, Layar & stasiun, saat membuat kode. Kalau berbeda, jangan lanjutkan.',
  whole: 'Lengkap (SHA-256): {sha256}',
  scan: 'QR ke berkas sertifikat',
  names: 'Alamat yang dapat dipakai sesudahnya:',
  take: 'Ambil berkasnya',
  download: 'Unduh loket-kantor.crt',
  orFetch: 'Atau di terminal:',
  debian: 'Chromium di Debian',
  debianOne: 'Untuk satu pengguna, sebagai pengguna itu (paket libnss3-tools):',
  debianAll: 'Untuk semua pengguna komputer itu, sebagai root, lalu tutup dan buka lagi Chromium:',
  windows: 'Windows (Edge, Chrome)',
  windowsHow: 'Buka Command Prompt sebagai administrator di folder tempat berkas itu diunduh:',
  windowsOther:
    'Firefox memakai daftar sendiri: Pengaturan, Privasi & Keamanan, Lihat Sertifikat, Otoritas, Impor.',
  check: 'Periksa',
  checkHow: 'Buka alamat ini. Tidak boleh ada peringatan, dan ada gambar gembok di peramban:',
  station:
    'Stasiun (kiosk dan display) tidak memerlukan lembar ini: sidik jarinya ada di dalam kode pemasangan.',
  phones: 'Ponsel pengunjung tidak pernah diminta mengenal sertifikat ini.',
  print: 'Cetak lembar ini',
  none: 'Kantor ini tidak memakai sambungan terenkripsi.',
  noneHow: 'Teknisi dapat menyalakannya dengan “tls” di server.conf; langkahnya ada di Bantuan.',
};
