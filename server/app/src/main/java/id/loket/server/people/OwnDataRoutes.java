package id.loket.server.people;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.document.Documents;
import id.loket.server.journal.Database;
import id.loket.server.journal.Visits;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Holding;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A person's own data, all of it, for that person's hand; each time is noted with its reason. */
public final class OwnDataRoutes {
  private static final String PERSON = "person:";
  private static final String DEVICE = "device:";
  private static final Map<OwnDataHanded.Reason, String> ASKED =
      Map.of(
          OwnDataHanded.Reason.ASKED_IN_PERSON, "oleh yang bersangkutan",
          OwnDataHanded.Reason.ASKED_BY_LETTER, "dengan surat",
          OwnDataHanded.Reason.ASKED_BY_PROXY, "oleh kuasanya");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH.mm", Locale.forLanguageTag("id-ID"));

  private final Database database;
  private final Requests requests;
  private final Accounts accounts;
  private final Documents documents;
  private final Supplier<Catalogue> catalogue;
  private final List<Feature> features;
  private final Clock clock;

  /**
   * @param features of the office; read when somebody asks, so that those that come later count
   */
  public OwnDataRoutes(
      Database database,
      Requests requests,
      Accounts accounts,
      Documents documents,
      Supplier<Catalogue> catalogue,
      List<Feature> features,
      Clock clock) {
    this.database = database;
    this.requests = requests;
    this.accounts = accounts;
    this.documents = documents;
    this.catalogue = catalogue;
    this.features = features;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
        "owndata",
        List.of(
            Route.post("/api/v1/people/{person}/own-data", "person.own-data", this::json),
            Route.post("/api/v1/people/{person}/own-data/pdf", "person.own-data", this::pdf)));
  }

  /** Why it is handed over. */
  record Handing(String requestId, OwnDataHanded.Reason reason) {}

  private void json(Context context, Caller caller) {
    Json.answer(context, 200, handed(context, caller));
  }

  private void pdf(Context context, Caller caller) {
    OwnData data = handed(context, caller);
    documents.send(
        context,
        "salinan-data-pribadi",
        data.on(documents.begin("Salinan data pribadi"), new InWords(catalogue.get())));
  }

  /** Noted, on the disk, before anybody is told a word of it. */
  private OwnData handed(Context context, Caller caller) {
    Handing handing = Json.read(context.bodyAsBytes(), Handing.class);
    Requests.check(handing.requestId());
    OwnDataHanded.Reason reason = handing.reason();
    if (reason == null) {
      throw Problem.bad("reason: allowed are " + Arrays.toString(OwnDataHanded.Reason.values()));
    }
    String person = context.pathParam("person");
    Optional<Instant> erased = database.read(tables -> HandedTables.erasedAt(tables, person));
    Holding.Wording wording = new InWords(catalogue.get());
    List<Holding.Section> sections = sections(person, wording);
    if (erased.isEmpty() && sections.isEmpty()) {
      throw Problem.unknown("person");
    }
    Deed handed = look -> Verdict.accept(new OwnDataHanded(person, caller.actor(), reason));
    requests.order(context, caller, handing.requestId(), handed);
    withdrawals(person, wording).ifPresent(sections::add);
    restrictions(person, wording).ifPresent(sections::add);
    sections.add(handings(person, wording));
    sections.add(Rights.section());
    return new OwnData(1, person, clock.instant(), erased.orElse(null), sections);
  }

  private List<Holding.Section> sections(String person, Holding.Wording wording) {
    List<Holding.Section> sections = new ArrayList<>();
    for (Feature feature : features) {
      feature.holdings().forEach(one -> sections.addAll(one.of(person, wording)));
    }
    return sections;
  }

  private Optional<Holding.Section> withdrawals(String person, Holding.Wording wording) {
    List<List<String>> rows =
        database
            .read(
                tables ->
                    HandedTables.withdrawn(
                        tables, Visits.of(person, database.registers(), tables).tickets()))
            .stream()
            .map(
                one ->
                    List.of(
                        wording.time(one.at()),
                        wording.actor(one.by()),
                        one.images() + " gambar, " + one.templates() + " pola sidik jari"))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Holding.Section(
                "consent",
                "Persetujuan yang ditarik",
                "Bukti bahwa persetujuan ditarik dan datanya dihapus (UU 27/2022 Pasal 9).",
                "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
                List.of("Ditarik", "Dicatat oleh", "Yang dihapus"),
                rows));
  }

  private Optional<Holding.Section> restrictions(String person, Holding.Wording wording) {
    List<List<String>> rows =
        database.read(tables -> Restriction.reaching(tables, database.registers(), person)).stream()
            .map(
                one ->
                    List.of(
                        wording.time(one.from()),
                        wording.actor(one.by()),
                        one.lifted().map(wording::time).orElse("masih berlaku")))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Holding.Section(
                "restriction",
                "Pembatasan pemrosesan",
                "Bukti bahwa data tidak diperlihatkan kepada petugas (UU 27/2022 Pasal 11).",
                "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
                List.of("Sejak", "Dicatat oleh", "Sampai"),
                rows));
  }

  private Holding.Section handings(String person, Holding.Wording wording) {
    return new Holding.Section(
        "own-data",
        "Kapan salinan ini pernah dibuat",
        "Bukti siapa yang melihat data pribadi (UU 27/2022 Pasal 31).",
        "Tetap, karena merupakan bukti; tidak memuat isi data Anda.",
        List.of("Dibuat", "Oleh", "Diminta"),
        database.read(tables -> HandedTables.of(tables, person)).stream()
            .map(
                one ->
                    List.of(
                        wording.time(one.at()), wording.actor(one.by()), ASKED.get(one.reason())))
            .toList());
  }

  /** As the office of now writes it. */
  private final class InWords implements Holding.Wording {
    private final Catalogue catalogue;

    InWords(Catalogue catalogue) {
      this.catalogue = catalogue;
    }

    @Override
    public String time(Instant moment) {
      return MOMENT.format(moment.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
    }

    @Override
    public String service(String code) {
      return catalogue.service(code).map(one -> one.name().id()).orElse(code);
    }

    @Override
    public String actor(String actor) {
      if (actor.startsWith(PERSON)) {
        String user = actor.substring(PERSON.length());
        String name = accounts.nameOf(user);
        return name.isEmpty() ? user : name;
      }
      return actor.startsWith(DEVICE) ? "perangkat kantor" : "kantor";
    }
  }
}
