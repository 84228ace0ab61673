package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.rules.Catalogue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The block below a document: by the catalogue's signatory, or with room for names. */
public final class Signature {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id-ID"));

  private Signature() {}

  public static String of(Catalogue.Office office, LocalDate today) {
    Catalogue.Signatory who = office.signatory().orElseGet(() -> unknown(office));
    StringBuilder block = new StringBuilder("<div class=\"signature\">\n");
    block.append(line("", who.place() + ", " + DAY.format(today)));
    block.append(line("", who.title()));
    block.append("<div class=\"space\"></div>\n");
    block.append(line("name", who.name()));
    who.rank().ifPresent(rank -> block.append(line("", rank)));
    who.number().ifPresent(number -> block.append(line("", number)));
    return block.append("</div>\n").toString();
  }

  private static Catalogue.Signatory unknown(Catalogue.Office office) {
    return new Catalogue.Signatory(
        "………………",
        "Kepala " + office.name(),
        "………………………………",
        Optional.empty(),
        Optional.of("NIP ………………………"));
  }

  private static String line(String kind, String words) {
    return "<p class=\"%s\">%s</p>\n".formatted(kind, Document.text(words));
  }
}
