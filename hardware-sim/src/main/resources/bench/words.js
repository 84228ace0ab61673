// @ts-check
/**
 * What a device wrote in its log, in Indonesian. Devices write English, as their manuals do, and
 * their tests read it; names of commands and bytes stay as they are.
 */
import { texts } from './texts.id.js';

/** Whole entries, or their beginnings where a colon or a name follows; the first that fits. @type {[RegExp, string][]} */
const SAYINGS = [
  [/^asks for status at once/, 'bertanya keadaan, langsung'],
  [/^asks for status in order/, 'bertanya keadaan, menurut urutan'],
  [/^asks for an answer in order/, 'meminta jawaban, menurut urutan'],
  [/^asks who it is/, 'bertanya siapa alat ini'],
  [/^automatic status/, 'minta kabar otomatis'],
  [/^initialise/, 'mulai dari awal'],
  [/^print mode/, 'cara cetak'],
  [/^bit image/, 'gambar titik'],
  [/^underline/, 'garis bawah'],
  [/^usual line spacing/, 'jarak baris biasa'],
  [/^line spacing/, 'jarak baris'],
  [/^emphasis/, 'huruf tebal'],
  [/^double strike/, 'cetak dua kali'],
  [/^print and feed dots/, 'cetak lalu maju sekian titik'],
  [/^print and feed lines/, 'cetak lalu maju sekian baris'],
  [/^font/, 'jenis huruf'],
  [/^character set/, 'kumpulan huruf'],
  [/^character size/, 'ukuran huruf'],
  [/^turned characters/, 'huruf diputar'],
  [/^alignment/, 'perataan'],
  [/^drawer pulse/, 'buka laci'],
  [/^code page/, 'halaman kode'],
  [/^upside down/, 'terbalik'],
  [/^two-dimensional code/, 'kode dua dimensi'],
  [/^white on black/, 'putih di atas hitam'],
  [/^left margin/, 'batas kiri'],
  [/^printing width/, 'lebar cetak'],
  [/^cut(?=:)/, 'potong'],
  [/^bar code/, 'kode batang'],
  [/^raster image/, 'gambar raster'],
  [/^recover/, 'pulih'],
  [/^clear or pulse at once/, 'kosongkan atau denyut, langsung'],
  [/^line feed/, 'baris baru'],
  [/^carriage return/, 'kembali ke awal baris'],
  [/^tabulator/, 'tabulator'],
  [/^command(?=:)/, 'perintah'],
  [/^text(?=:)/, 'teks'],
  [/^unknown(?=:)/, 'tidak dikenal'],
  [/^answer to (.*)/, 'jawaban atas: $1'],
  [/^answer$/, 'jawaban'],
  [/^half of an answer/, 'separuh jawaban'],
  [/^exception (-?\d+) to (.*)/, 'pengecualian $1 atas: $2'],
  [/^connected (.*)/, '$1 tersambung'],
  [/^disconnected (.*)/, 'putus: $1'],
  [/^(.*) connected$/, '$1 tersambung'],
  [/^(.*) gone$/, '$1 pergi'],
  [/^late, held until the next/, 'terlambat, ditahan sampai berikutnya'],
  [/^silent, not sent/, 'bisu, tidak dikirim'],
  [/^nobody connected, not sent/, 'tidak ada yang tersambung, tidak dikirim'],
  [/^the host does not read, not sent/, 'komputer tidak membaca, tidak dikirim'],
  [/^buffer cleared by the host/, 'penampung dikosongkan komputer'],
  [/^(switched|power) off and on/, 'dimatikan lalu dinyalakan'],
  [/^plugged in/, 'kabel dipasang'],
  [/^slip (\d+), (\d+) mm, (\w+)/, 'slip $1, $2 mm, $3'],
  [/^finger lifted/, 'jari diangkat'],
  [/^finger (\d+) put there/, 'jari $1 diletakkan'],
  [/^baud rate (\d+)/, 'kecepatan $1 baud'],
  [/^coil (\d+) on$/, 'relai $1 menyala'],
  [/^coil (\d+) off$/, 'relai $1 padam'],
  [/^coil (\d+) blinks/, 'relai $1 berkedip'],
  [/^input (\d+) pressed/, 'masukan $1 ditekan'],
  [/^input (\d+) let go/, 'masukan $1 dilepas'],
  [/^(\w+) pressed, number (\d+)/, '$1 ditekan, nomor $2'],
  [/^no host has taken press (\d+)/, 'tekanan $1 tidak diambil komputer'],
  [/^no line of a host/, 'bukan baris dari komputer'],
  [/^not understood/, 'tidak dimengerti'],
  [/^wrong sum: not answered/, 'jumlah periksa salah: tidak dijawab'],
  [/^wrong sum/, 'jumlah periksa salah'],
  [/^no Modbus: connection closed/, 'bukan Modbus: sambungan ditutup'],
  [/^at a wrong baud rate/, 'dengan kecepatan salah'],
  [/^to another address/, 'ke alamat lain'],
  [/^(cut|stalled) after (\d+) of (\d+) bytes/, 'berhenti setelah $2 dari $3 byte'],
];

/** Within an entry, wherever they stand. @type {[RegExp, string][]} */
const WORDS = [
  [/\bread holding registers\b/g, 'baca register'],
  [/\bread input registers\b/g, 'baca register masukan'],
  [/\bread coils\b/g, 'baca relai'],
  [/\bread inputs\b/g, 'baca masukan'],
  [/\bwrite coils?\b/g, 'atur relai'],
  [/\bwrite registers?\b/g, 'tulis register'],
  [/\bfunction ([0-9A-F]{2})\b/g, 'fungsi $1'],
  [/, count (\d+)/g, ', sebanyak $1'],
  [/(\d), on$/g, '$1, nyala'],
  [/(\d), off$/g, '$1, padam'],
  [/\bon-line\b/g, 'siap'],
  [/\boff-line\b/g, 'tidak siap'],
  [/, cover open\b/g, ', penutup terbuka'],
  [/, paper end\b/g, ', kertas habis'],
  [/, paper near end\b/g, ', kertas hampir habis'],
  [/, cutter jammed\b/g, ', pemotong macet'],
  [/\bFULL\b/g, texts.cut.FULL],
  [/\bPARTIAL\b/g, texts.cut.PARTIAL],
  [/\bTORN\b/g, texts.cut.TORN],
  [/\bthe port\b/g, 'kabel'],
  [/\bhost\b/g, 'komputer'],
  [/\bbytes\b/g, 'byte'],
  [/^packet error$/, 'paket rusak'],
  [/^no finger$/, 'tidak ada jari'],
  [/^no (picture|image)$/, 'tidak ada gambar'],
  [/^picture messy$/, 'garis tidak terlihat'],
  [/^too few points$/, 'titik terlalu sedikit'],
  [/^no match$/, 'tidak cocok'],
  [/^not found$/, 'tidak ditemukan'],
  [/^do not combine$/, 'tidak dapat digabung'],
  [/^wrong password$/, 'kata sandi salah'],
  [/^password needed$/, 'perlu kata sandi'],
  [/^another address$/, 'alamat lain'],
];

/** A control that a hand moved: its name and what it was set to. */
const MOVED = /^(\w+) (true|false|-?\d+)$/;

/** @param {string} text of a log or of a frame */
export function indonesian(text) {
  const moved = MOVED.exec(text);
  const control = moved && texts.control[moved[1]];
  if (moved && control) {
    return `${control.label}: ${moved[2] === 'true' ? texts.on : moved[2] === 'false' ? texts.off : moved[2]}`;
  }
  if (/^text: /.test(text)) return text.replace('text', texts.logKinds.TEXT);
  const saying = SAYINGS.find(([pattern]) => pattern.test(text));
  const said = saying ? text.replace(...saying) : text;
  return WORDS.reduce((words, [pattern, word]) => words.replace(pattern, word), said);
}
