package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.document.Grid;
import id.loket.server.journal.Database;
import id.loket.server.keys.KeyStore;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Ticket;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The agenda book of a month on A4; whoever asks for it is noted as a reader of each berkas. */
public final class AgendaRoutes {
  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", INDONESIAN);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", INDONESIAN);
  private static final Map<Dossier.State, String> STATES =
      Map.of(
          Dossier.State.OPEN, "diproses",
          Dossier.State.WAITING, "menunggu kelengkapan",
          Dossier.State.HANDED_OVER, "diserahkan",
          Dossier.State.FINISHED, "selesai",
          Dossier.State.CANCELLED, "dibatalkan",
          Dossier.State.TAKEN_BACK, "diambil kembali");

  private final DossierStore store;
  private final Requests requests;
  private final Documents documents;
  private final Supplier<Catalogue> catalogue;

  public AgendaRoutes(
      Database database,
      KeyStore keys,
      Requests requests,
      Documents documents,
      Supplier<Catalogue> catalogue) {
    this.store = new DossierStore(database, keys);
    this.requests = requests;
    this.documents = documents;
    this.catalogue = catalogue;
  }

  public Feature feature() {
    return Feature.of(
        "agenda", List.of(Route.get("/api/v1/agenda.pdf", "agenda.read", this::onPaper)));
  }

  /** A line of the book. */
  private record Line(Dossier dossier, Dossier.Agenda agenda, Instant at) {}

  private void onPaper(Context context, Caller caller) {
    YearMonth month = month(context);
    ZoneId zone = catalogue.get().zoneId();
    List<Line> lines = lines(month, zone);
    List<DossierRead> read =
        lines.stream().map(one -> new DossierRead(one.dossier().id(), caller.actor())).toList();
    if (!read.isEmpty()) {
      Deed reading = look -> new Verdict.Accepted(read, Verdict.NO_ROWS);
      requests.orderPlain(caller.actor(), reading);
    }
    documents.send(context, "buku-agenda-" + month, document(month, zone, lines));
  }

  private static YearMonth month(Context context) {
    String month = context.queryParam("month");
    try {
      return YearMonth.parse(month == null ? "" : month);
    } catch (DateTimeParseException e) {
      throw Problem.bad("month is " + month + ": a month such as 2026-10 is needed");
    }
  }

  private List<Line> lines(YearMonth month, ZoneId zone) {
    List<Line> lines = new ArrayList<>();
    for (Dossier one : store.ofAgenda(month.getYear())) {
      Dossier.Agenda agenda = one.agenda().orElseThrow();
      Instant at = entered(one);
      if (YearMonth.from(at.atZone(zone)).equals(month)) {
        lines.add(new Line(one, agenda, at));
      }
    }
    return lines;
  }

  /** When it got its number: with the step whose evidence that is. */
  private static Instant entered(Dossier one) {
    return one.steps().entrySet().stream()
        .filter(
            step ->
                one.procedure()
                    .step(step.getKey())
                    .filter(it -> it.evidence() == Procedure.Evidence.AGENDA_NUMBER)
                    .isPresent())
        .map(step -> step.getValue().at())
        .findFirst()
        .orElse(one.openedAt());
  }

  private Document document(YearMonth month, ZoneId zone, List<Line> lines) {
    String title = "Buku Agenda Pelayanan " + MONTH.format(month);
    Grid grid =
        new Grid(
                "",
                List.of("No.", "Tanggal", "Nomor", "Layanan", "Pemohon", "Hasil", "Keadaan"),
                Set.of(0))
            .small();
    for (Line line : lines) {
      Dossier one = line.dossier();
      Map<String, Noted> words = store.isRestricted(one) ? Map.of() : store.words(one);
      grid.row(
          line.agenda().number() + "/" + line.agenda().year(),
          DAY.format(line.at().atZone(zone)),
          Ticket.numberOf(one.tickets().get(0)).toString(),
          DossierPicture.nameOf(catalogue.get(), one.service()).id(),
          applicant(one, words),
          result(one, words),
          STATES.get(one.state()));
    }
    return documents
        .begin(title)
        .add("<h1>" + Document.text(title) + "</h1>\n")
        .add(lines.isEmpty() ? "<p>Tidak ada berkas yang dicatat.</p>\n" : grid.xhtml())
        .add(
            "<p class=\"soft\">Memuat data pribadi. Pembacaan ini tercatat dengan nama pembacanya."
                + "</p>\n");
  }

  private String applicant(Dossier one, Map<String, Noted> words) {
    if (store.isErased(one)) {
      return "dihapus";
    }
    if (store.isRestricted(one)) {
      return "dibatasi";
    }
    Optional<Noted> whose = one.words().map(words::get);
    return String.join(
        "\n",
        Stream.of(whose.map(Noted::name), whose.map(Noted::passport), whose.map(Noted::company))
            .flatMap(Optional::stream)
            .toList());
  }

  private static String result(Dossier one, Map<String, Noted> words) {
    return one.product()
        .map(
            made ->
                String.join(
                    " ",
                    Stream.of(
                            Optional.of(
                                one.procedure()
                                    .product(made.kind())
                                    .map(it -> it.name().id())
                                    .orElse(made.kind())),
                            made.words().map(words::get).map(Noted::number))
                        .flatMap(Optional::stream)
                        .toList()))
        .orElse("");
  }
}
