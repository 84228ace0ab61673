package id.loket.server.guestbook;

import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.document.Grid;
import id.loket.server.guestbook.GuestRoutes.GuestView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The guest book of a day on A4, to be signed off and filed. */
final class GuestBookPages {
  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", INDONESIAN);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", INDONESIAN);

  private static final String CORRECTED = " *)";

  private GuestBookPages() {}

  /**
   * @param guests in the order in which they signed
   */
  static Document of(Documents documents, ZoneId zone, LocalDate day, List<GuestView> guests) {
    String title = "Buku Tamu " + DAY.format(day);
    Grid grid =
        new Grid(
                "",
                List.of("No.", "Jam", "Nomor", "Nama", "Asal", "Keperluan", "Orang"),
                Set.of(0, 6))
            .small();
    int line = 0;
    int people = 0;
    for (GuestView one : guests) {
      boolean readable = one.state() == GuestStore.State.READABLE;
      String gone =
          switch (one.state()) {
            case ERASED -> "dihapus";
            case RESTRICTED -> "dibatasi";
            default -> "tidak terbaca";
          };
      grid.row(
          Integer.toString(++line),
          TIME.format(one.notedAt().atZone(zone)),
          one.number(),
          readable ? one.name() + (one.corrections() > 0 ? CORRECTED : "") : gone,
          readable ? one.origin() : "",
          readable ? one.purpose() : "",
          Integer.toString(one.partySize()));
      people += one.partySize();
    }
    grid.sum("", "", "", "Jumlah", guests.size() + " baris", "", Integer.toString(people));
    return documents
        .begin(title)
        .add("<h1>" + Document.text(title) + "</h1>\n")
        .add(guests.isEmpty() ? "<p>Tidak ada tamu yang mengisi.</p>\n" : grid.xhtml())
        .add(
            guests.stream().anyMatch(one -> one.corrections() > 0)
                ? "<p>" + CORRECTED.strip() + " baris ini dikoreksi sesudah ditulis.</p>\n"
                : "")
        .add(
            "<p class=\"soft\">Memuat data pribadi. Pembacaan ini tercatat dengan nama pembacanya."
                + " Simpan dan musnahkan menurut aturan kearsipan.</p>\n");
  }
}
