package id.loket.server.people;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.web.Holding;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that the office keeps of one person, and who has had it in hand before.
 *
 * @param erasedAt null unless the person was erased
 */
record OwnData(
    int version, String person, Instant madeAt, Instant erasedAt, List<Holding.Section> sections) {

  /** Onto pages that {@code begun} begins. */
  Document on(Document begun, Holding.Wording wording) {
    begun.add("<h1>Salinan data pribadi</h1>\n");
    begun.add(
        paragraph(
            "Semua yang disimpan kantor ini tentang Anda, menurut hak atas salinan data pribadi"
                + " (UU 27/2022 Pasal 7)."));
    begun.add(paragraph("Dibuat " + wording.time(madeAt) + ". Tanda data: " + person + "."));
    if (erasedAt != null) {
      begun.add(
          "<p><strong>"
              + Document.text(
                  "Data pribadi ini sudah dihapus pada "
                      + wording.time(erasedAt)
                      + ". Yang tersisa tidak lagi menyebut siapa Anda.")
              + "</strong></p>\n");
    }
    for (Holding.Section one : sections) {
      begun.add("<h2>" + Document.text(one.title()) + "</h2>\n");
      begun.add(paragraph("Mengapa disimpan: " + one.why()));
      begun.add(paragraph("Sampai kapan: " + one.until()));
      begun.add(one.rows().isEmpty() ? paragraph("Belum ada.") : table(one));
    }
    return begun;
  }

  private static String table(Holding.Section section) {
    Grid grid = new Grid("", section.head(), Set.of()).small();
    section.rows().forEach(grid::row);
    return grid.xhtml();
  }

  private static String paragraph(String words) {
    return "<p>" + Document.text(words) + "</p>\n";
  }
}
