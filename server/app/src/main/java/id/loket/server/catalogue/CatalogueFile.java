package id.loket.server.catalogue;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.loket.server.journal.CatalogueJson;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Announcing;
import id.loket.server.rules.Catalogue.Assist;
import id.loket.server.rules.Catalogue.Board;
import id.loket.server.rules.Catalogue.Calling;
import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.Catalogue.Counter;
import id.loket.server.rules.Catalogue.DefaultRange;
import id.loket.server.rules.Catalogue.Kiosk;
import id.loket.server.rules.Catalogue.Limit;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.Paper;
import id.loket.server.rules.Catalogue.Queueing;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.Catalogue.Settings;
import id.loket.server.rules.Catalogue.Standard;
import id.loket.server.rules.Catalogue.Survey;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder;
import id.loket.server.rules.PaperHelp;
import id.loket.server.rules.StandardDecision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes the catalogue as JSON. Reading finds every fault at once, each with its line,
 * its path and what is allowed; writing always gives the same text for the same catalogue, so that
 * an export read back is equal and two exports can be compared line by line.
 *
 * <p>Holds no state; many threads may use it.
 */
public final class CatalogueFile {
  private static final String DEFAULT = "catalogue/default.json";

  /** The member of an exported file that names the catalogue it is. */
  static final String REVISION = "revision";

  private static final int REVISION_LENGTH = 16;

  private static final List<String> COMPONENTS =
      Stream.of(Component.values()).map(CatalogueFile::key).toList();

  static final String CODE = "[A-Z][A-Z0-9_]{1,31}";

  /** The longest texts that leave number and loket their place, each where it is narrowest. */
  private static final int LOKET_NAME = 40;

  private static final int SERVICE_NAME = 80;
  private static final int PAPER_NAME = 48;
  private static final int PLAIN_NAME = 90;
  private static final int REQUIREMENT = 120;
  private static final int PRODUCT = 100;
  private static final int PROMISE = 40;

  private static final ObjectWriter WRITER = writer();

  private CatalogueFile() {}

  /** The catalogue that an office starts with: BP3MI Banten, by its decision of 2024. */
  public static CatalogueReading readDefault() {
    try (InputStream in = CatalogueFile.class.getResourceAsStream("/" + DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is not on the class path");
      }
      return read(DEFAULT, Place.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(DEFAULT + ": cannot be read", e);
    }
  }

  /** A file in UTF-8. One that cannot be read at all is an exception that names it. */
  public static CatalogueReading read(Path file) {
    try {
      return read(file.toString(), Place.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }

  /**
   * @param file what the text is called in messages
   */
  public static CatalogueReading read(String file, String json) {
    return read(file, Place.of(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A catalogue that arrived within a request; its faults have paths but no lines. */
  public static CatalogueReading read(String file, JsonNode json) {
    return read(file, Place.of(json));
  }

  private static CatalogueReading read(String file, Place root) {
    root.keys(
        List.of("office", "services", "counters", "settings"),
        List.of(REVISION, FinderFile.MEMBER, PapersFile.MEMBER, DecisionsFile.MEMBER));
    Office office = OfficePart.read(root.at("office"));
    List<Service> services = services(root.at("services"));
    List<Counter> counters = counters(root.at("counters"), services);
    Settings settings = settings(root.at("settings"));
    Optional<Finder> finder = FinderFile.of(root);
    List<PaperHelp> papers = PapersFile.of(root);
    List<StandardDecision> decisions = DecisionsFile.of(root);

    if (!root.faults().isEmpty()) {
      return new CatalogueReading(file, Optional.empty(), root.faults());
    }
    Catalogue catalogue =
        new Catalogue(office, services, counters, settings, finder, papers, decisions);
    return new CatalogueReading(file, Optional.of(catalogue), List.of());
  }

  private static List<Service> services(Place at) {
    List<Place> places = at.someItems();
    List<Service> services = new ArrayList<>();
    for (Place one : places) {
      services.add(service(one));
    }
    for (int i = 0; i < services.size(); i++) {
      checkAgainstOthers(services.get(i), services.subList(0, i), services, places.get(i));
    }
    return services;
  }

  private static Service service(Place at) {
    at.keys(
        List.of(
            "code",
            "prefix",
            "desk",
            "name",
            "plainName",
            "picture",
            "requirements",
            "product",
            "fee",
            "promise",
            "receivedAt",
            "defaultMinutes",
            "standard"),
        List.of("paperName", ProcedureFile.MEMBER, "limits"));
    boolean ownOnPaper = at.has("paperName");
    return new Service(
        at.at("code").text(CODE, "code", ""),
        at.at("prefix").textOrNull("[A-Z]", "prefix"),
        at.at("desk").printed(LOKET_NAME),
        both(
            at.at("name"),
            one ->
                ownOnPaper ? one.shown(SERVICE_NAME) : one.printed(SERVICE_NAME, "plain-or-paper")),
        both(at.at("plainName"), one -> one.shown(PLAIN_NAME)),
        at.at("picture").text("[a-z][a-z0-9-]{0,31}", "picture", ""),
        at.at("requirements").items().stream()
            .map(one -> both(one, text -> text.printed(REQUIREMENT)))
            .toList(),
        both(at.at("product"), one -> one.shown(PRODUCT)),
        at.at("fee").whole(0, 0),
        both(at.at("promise"), one -> one.shown(PROMISE)),
        at.at("receivedAt").textOrNull(CODE, "receiver"),
        defaultMinutes(at.at("defaultMinutes")),
        standard(at.at("standard")),
        ownOnPaper
            ? Optional.of(both(at.at("paperName"), one -> one.printed(PAPER_NAME)))
            : Optional.empty(),
        ProcedureFile.of(at),
        at.has("limits") ? limits(at.at("limits")) : List.of());
  }

  private static List<Limit> limits(Place at) {
    List<Limit> limits = new ArrayList<>();
    for (Place one : at.items()) {
      one.keys(List.of("days"), List.of("most", "until"));
      limits.add(
          new Limit(
              OfficePart.days(one.at("days")),
              one.has("most") ? Optional.of(one.at("most").whole(1, 9999)) : Optional.empty(),
              one.has("until") ? Optional.of(OfficePart.time(one.at("until"))) : Optional.empty()));
    }
    return limits;
  }

  private static void checkAgainstOthers(
      Service service, List<Service> earlier, List<Service> all, Place at) {
    String code = service.code();
    if (!code.isEmpty() && earlier.stream().anyMatch(other -> other.code().equals(code))) {
      at.at("code").fault(Saying.of("code-twice", "code", code));
    }
    String prefix = service.prefix().orElse("");
    if (!prefix.isEmpty()
        && earlier.stream().anyMatch(other -> other.prefix().equals(service.prefix()))) {
      at.at("prefix").fault(Saying.of("prefix-twice", "prefix", prefix));
    }
    List<String> ticketed =
        all.stream().filter(Service::hasTicket).map(Service::code).sorted().toList();
    if (service.hasTicket() && service.receivedAt().isPresent()) {
      at.at("receivedAt").fault(Saying.of("received-elsewhere"));
    } else if (!service.hasTicket()
        && !service.receivedAt().filter(ticketed::contains).isPresent()
        && !service.receivedAt().equals(Optional.of(""))) {
      at.at("receivedAt")
          .fault(
              Saying.of(
                  "received-nowhere",
                  "code",
                  service.receivedAt().orElse("null"),
                  "codes",
                  String.join(", ", ticketed)));
    }
  }

  static Text both(Place at, Function<Place, String> text) {
    at.keys(List.of("id", "en"));
    return new Text(text.apply(at.at("id")), text.apply(at.at("en")));
  }

  private static DefaultRange defaultMinutes(Place at) {
    at.keys(List.of("low", "high"));
    int low = at.at("low").whole(0, 480);
    int high = at.at("high").whole(0, 480);
    if (high < low) {
      Saying atLeast = Saying.of("allowed.at-least-low", "low", low);
      at.at("high").fault(Saying.of("not-allowed", "shown", high, "allowed", atLeast));
    }
    return new DefaultRange(low, Math.max(low, high));
  }

  private static Standard standard(Place at) {
    at.keys(List.of("number", "date", "annex", "effectiveFrom", "components"));
    Place components = at.at("components");
    components.keys(COMPONENTS);
    Map<Component, String> texts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      List<String> lines = components.at(key(component)).items().stream().map(Place::text).toList();
      texts.put(component, String.join("\n", lines));
    }
    return new Standard(
        at.at("number").text(),
        at.at("date").date(),
        at.at("annex").text(),
        at.at("effectiveFrom").date(),
        texts);
  }

  private static List<Counter> counters(Place at, List<Service> services) {
    List<String> ticketed =
        services.stream().filter(Service::hasTicket).map(Service::code).sorted().toList();
    List<Counter> counters = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Place one : at.someItems()) {
      int before = one.faults().size();
      one.keys(List.of("number", "name", "services"), List.of("assists"));
      int number = one.at("number").whole(1, 99);
      if (numbers.contains(number) && one.faults().size() == before) {
        one.at("number").fault(Saying.of("number-twice", "number", number));
      }
      numbers.add(number);
      counters.add(
          new Counter(
              number,
              one.at("name").shown(LOKET_NAME),
              served(one.at("services"), ticketed),
              one.has("assists") ? assists(one.at("assists"), ticketed) : List.of()));
    }
    for (String code : ticketed) {
      if (!code.isEmpty() && counters.stream().noneMatch(one -> one.services().contains(code))) {
        at.fault(Saying.of("nobody-serves", "code", code));
      }
    }
    return counters;
  }

  private static List<Assist> assists(Place at, List<String> ticketed) {
    List<Assist> assists = new ArrayList<>();
    for (Place one : at.items()) {
      one.keys(List.of("service"), List.of("fromMinutes", "untilMinutes"));
      String service = one.at("service").oneOf(ticketed);
      if (!one.has("fromMinutes")) {
        assists.add(new Assist(service, Optional.empty(), Optional.empty()));
        continue;
      }
      int from = one.at("fromMinutes").whole(1, 480);
      int until = one.at("untilMinutes").whole(0, Math.max(0, from - 1));
      assists.add(new Assist(service, Optional.of(from), Optional.of(Math.min(until, from - 1))));
    }
    return assists;
  }

  private static List<String> served(Place at, List<String> ticketed) {
    List<String> codes = new ArrayList<>();
    for (Place one : at.someItems()) {
      int before = one.faults().size();
      String code = one.oneOf(ticketed);
      if (one.faults().size() > before) {
        continue;
      }
      if (codes.contains(code)) {
        one.fault(Saying.of("listed-twice", "code", code));
      }
      codes.add(code);
    }
    return codes;
  }

  private static Settings settings(Place at) {
    at.keys(
        List.of(
            "priorityRatio",
            "priorityCapMinutes",
            "maxCalls",
            "recallSpacingSeconds",
            "noShowAfterCalls",
            "noShowSpacingSeconds",
            "undoSeconds",
            "surveyMinutes",
            "printJobSeconds",
            "announceWithinSeconds",
            "chime",
            "voice",
            "minShowSeconds",
            "distanceMetres",
            "panelHeightMillimetres",
            "kioskTicketsPerMinute"),
        List.of("queue"));
    int maxCalls = at.at("maxCalls").whole(1, 10);
    return new Settings(
        new Calling(
            at.at("priorityRatio").whole(1, 10),
            at.at("priorityCapMinutes").whole(1, 480),
            maxCalls,
            at.at("recallSpacingSeconds").whole(0, 600),
            at.at("noShowAfterCalls").whole(1, maxCalls),
            at.at("noShowSpacingSeconds").whole(0, 600),
            at.at("undoSeconds").whole(0, 60)),
        new Survey(at.at("surveyMinutes").whole(1, 60)),
        new Paper(at.at("printJobSeconds").whole(5, 600)),
        new Announcing(
            at.at("announceWithinSeconds").whole(10, 600),
            at.at("chime").flag(),
            at.at("voice").flag()),
        new Board(
            at.at("minShowSeconds").whole(1, 60),
            at.at("distanceMetres").number(1, 30),
            at.at("panelHeightMillimetres").whole(100, 3000)),
        new Kiosk(at.at("kioskTicketsPerMinute").whole(1, 600)),
        at.has("queue") ? Optional.of(queueing(at.at("queue"))) : Optional.empty());
  }

  private static Queueing queueing(Place at) {
    at.keys(
        List.of("sentOnToTheEnd", "holdMinutes", "detourMinutes"), List.of("minimumWaitSeconds"));
    return new Queueing(
        at.at("sentOnToTheEnd").flag(),
        at.at("holdMinutes").whole(1, 120),
        at.at("detourMinutes").whole(1, 480),
        at.has("minimumWaitSeconds") ? at.at("minimumWaitSeconds").whole(0, 600) : 0);
  }

  /** The same catalogue always gives the same text: keys in a fixed order, two spaces, LF. */
  public static String write(Catalogue catalogue) {
    try {
      return WRITER.writeValueAsString(catalogue) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a catalogue cannot be written as JSON", e);
    }
  }

  /**
   * As {@link #write}, with its revision in front: what is made from this file can say so when it
   * is imported.
   */
  public static String export(Catalogue catalogue) {
    String text = write(catalogue);
    return "{\n  \"" + REVISION + "\": \"" + revision(text) + "\"," + text.substring(1);
  }

  /** The same for equal catalogues, another one for others. */
  static String revision(Catalogue catalogue) {
    return revision(write(catalogue));
  }

  private static String revision(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, REVISION_LENGTH);
  }

  static JsonNode tree(Catalogue catalogue) {
    try {
      return Place.MAPPER.readTree(write(catalogue));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a catalogue cannot be read back", e);
    }
  }

  private static ObjectWriter writer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module(), new CatalogueJson())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .addMixIn(Office.class, OfficeInFile.class)
        .addMixIn(Standard.class, StandardInFile.class)
        .build()
        .writer(printer);
  }

  /** The file has the phone page's address beside the zone, not at the end. */
  @JsonPropertyOrder({"id", "name", "address", "zone", "publicAddress"})
  private interface OfficeInFile extends CatalogueJson.OfficeOfBefore {}

  private interface StandardInFile {
    @JsonSerialize(keyUsing = ComponentKey.class, contentConverter = TextLines.class)
    Map<Component, String> components();
  }

  private static final class ComponentKey extends StdSerializer<Component> {
    private static final long serialVersionUID = 1;

    ComponentKey() {
      super(Component.class);
    }

    @Override
    public void serialize(Component component, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(key(component));
    }
  }

  private static final class TextLines extends StdConverter<String, List<String>> {
    @Override
    public List<String> convert(String text) {
      return text.lines().toList();
    }
  }

  /** {@code LEGAL_BASIS} is {@code legalBasis} in the file. */
  private static String key(Component component) {
    String[] words = component.name().toLowerCase(Locale.ROOT).split("_");
    return words[0]
        + Stream.of(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }
}
