package id.loket.server.incident;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.rules.Catalogue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The draft of the notice: figures stand in it, and what only people know is marked as a blank. */
record IncidentLetter(Catalogue catalogue, Span span, Facts facts) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH.mm", Locale.forLanguageTag("id-ID"));

  Document on(Document.Letterhead head) {
    Document letter = new Document("Pemberitahuan kegagalan pelindungan data pribadi", head);
    letter.add("<h1>Pemberitahuan kegagalan pelindungan data pribadi</h1>\n");
    letter.add("<p><strong>RANCANGAN</strong>, belum ditandatangani</p>\n");
    say(
        letter,
        "Nomor: "
            + blank("nomor surat")
            + ". Kepada: "
            + blank("yang bersangkutan")
            + "; "
            + blank("lembaga pelindungan data pribadi")
            + ".");
    say(
        letter,
        "Menurut Pasal 46 Undang-Undang Nomor 27 Tahun 2022 kami beritahukan bahwa telah terjadi"
            + " kegagalan pelindungan data pribadi di kantor kami. Diketahui pada "
            + blank("hari, tanggal, pukul")
            + "; pemberitahuan ini paling lambat 3 × 24 jam sesudahnya.");
    letter.add("<h2>Data pribadi yang terungkap</h2>\n");
    say(
        letter,
        "Yang tersimpan antara "
            + time(span.from())
            + " dan "
            + time(span.to())
            + ", sebanyak-"
            + "banyaknya:");
    Grid kinds = new Grid("", List.of("Jenis data", "Orang"), Set.of(1)).together();
    facts.kinds().forEach(one -> kinds.row(one.name(), String.valueOf(one.persons())));
    letter.add(kinds.xhtml());
    say(letter, "Yang sungguh terungkap: " + blank("jenis data dan jumlah orang") + ".");
    letter.add("<h2>Kapan dan bagaimana</h2>\n");
    say(letter, "Kejadian: " + blank("kapan, dan bagaimana data terungkap") + ".");
    say(
        letter,
        "Menurut catatan, pada waktu itu data pribadi dibuka atau diubah "
            + facts.openings()
            + " kali oleh petugas, ada "
            + facts.count("LOGIN")
            + " kali masuk dan "
            + facts.count("WRONG_PASSWORD")
            + " kali gagal masuk.");
    say(letter, "Pemeriksaan catatan (" + facts.events() + " peristiwa): " + check() + ".");
    letter.add("<h2>Penanganan dan pemulihan</h2>\n");
    say(letter, "Yang sudah dilakukan: " + blank("tindakan kantor") + ".");
    say(
        letter,
        facts.newestBackup().isEmpty()
            ? "Cadangan: tidak ditemukan."
            : "Cadangan terbaru: " + facts.newestBackup() + ", terkunci dengan kunci kantor.");
    say(letter, "Yang dapat dilakukan oleh yang bersangkutan: " + blank("saran") + ".");
    say(letter, "Keterangan lebih lanjut: " + blank("nama dan telepon") + ".");
    say(letter, blank("tempat, tanggal") + " " + blank("jabatan, tanda tangan, nama"));
    return letter;
  }

  private String check() {
    return facts.finding().isEmpty()
        ? "utuh, tidak ada yang diubah; kepala " + facts.head()
        : "TIDAK UTUH, lihat ringkasan.json";
  }

  private String time(Instant at) {
    return MOMENT.format(at.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
  }

  private static String blank(String what) {
    return "[ISI: " + what + "]";
  }

  private static void say(Document letter, String words) {
    letter.add("<p>" + Document.text(words) + "</p>\n");
  }
}
