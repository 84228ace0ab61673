package id.loket.server.slip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.device.Slip.Align;
import id.loket.server.catalogue.Fault;
import id.loket.server.catalogue.Place;
import id.loket.server.catalogue.Saying;
import id.loket.server.slip.Piece.Kind;
import id.loket.server.slip.Piece.Size;
import id.loket.server.web.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads layouts from JSON and writes them. Every fault is told at once, with its place and what is
 * allowed. Holds no state but the usual layouts; many threads may use it.
 */
final class LayoutFile {
  static final int MOST_WORDS = 200;

  /** What a code of a size that phones read can hold. */
  private static final String PAYLOAD = "[ -~]{1," + MOST_WORDS + "}";

  private static final int REVISION_LENGTH = 16;
  private static final List<String> LOOKS = List.of("align", "size", "bold");
  private static final Map<SlipKind, Layout> USUAL = new EnumMap<>(SlipKind.class);

  static {
    for (SlipKind kind : SlipKind.values()) {
      USUAL.put(kind, readUsual(kind));
    }
  }

  private LayoutFile() {}

  /**
   * What was read.
   *
   * @param layout empty if there are faults
   */
  record Reading(Optional<Layout> layout, List<Fault> faults) {}

  static Layout usual(SlipKind kind) {
    return USUAL.get(kind);
  }

  private static Layout readUsual(SlipKind kind) {
    String name = "/slips/" + kind.name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = LayoutFile.class.getResourceAsStream(name)) {
      Reading reading = read(kind, Place.of(in.readAllBytes()));
      return reading
          .layout()
          .orElseThrow(() -> new IllegalStateException(name + ": " + reading.faults()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  static Reading read(SlipKind kind, String json) {
    return read(kind, Place.of(json.getBytes(StandardCharsets.UTF_8)));
  }

  static Reading read(SlipKind kind, JsonNode json) {
    return read(kind, Place.of(json));
  }

  private static Reading read(SlipKind kind, Place root) {
    root.keys(List.of("pieces"));
    Place at = root.at("pieces");
    List<Place> places = at.someItems();
    if (places.size() > Layout.MOST_PIECES) {
      at.fault(Saying.of("pieces-many", "most", Layout.MOST_PIECES, "pieces", places.size()));
      return new Reading(Optional.empty(), root.faults());
    }
    List<Piece> pieces = new ArrayList<>();
    places.forEach(place -> pieces.add(piece(kind, place)));
    atMost(1, Kind.LOGO, pieces, at);
    atMost(Layout.MOST_CUTS, Kind.CUT, pieces, at);
    if (root.faults().isEmpty()) {
      kind.needed().stream()
          .sorted()
          .filter(name -> pieces.stream().noneMatch(one -> alwaysTells(kind, one, name)))
          .forEach(name -> at.fault(missing(name)));
    }
    List<Fault> faults = root.faults();
    return new Reading(
        faults.isEmpty() ? Optional.of(new Layout(kind, pieces)) : Optional.empty(), faults);
  }

  private static void atMost(int most, Kind kind, List<Piece> pieces, Place at) {
    long count = pieces.stream().filter(one -> one.kind() == kind).count();
    if (count > most) {
      Saying named = Saying.of("piece." + kind);
      at.fault(Saying.of("kind-many", "kind", named, "most", most, "pieces", count));
    }
  }

  private static Saying missing(String name) {
    return Saying.of("placeholder-missing", "name", braced(name));
  }

  private static Piece piece(SlipKind slip, Place at) {
    Kind kind = Kind.valueOf(at.at("kind").oneOf(names(Kind.values())));
    List<String> needed = new ArrayList<>(List.of("kind"));
    if (kind.hasWords()) {
      needed.add("text");
    }
    List<String> optional = new ArrayList<>(List.of("onlyWith"));
    if (kind == Kind.TEXT) {
      optional.addAll(LOOKS);
    }
    at.keys(needed, optional);
    Optional<String> onlyWith = optional(at, "onlyWith").map(one -> one.oneOf(slip.names()));
    String id = "";
    String en = "";
    if (kind.hasWords()) {
      Place text = at.at("text");
      boolean translated = kind.isRead() && slip.inTwoLanguages();
      text.keys(List.of("id"), translated ? List.of("en") : List.of());
      id = words(slip, kind, text.at("id"));
      en = text.has("en") ? words(slip, kind, text.at("en")) : "";
    }
    if (kind != Kind.TEXT) {
      return Piece.plain(kind, id, en, onlyWith.orElse(""));
    }
    return new Piece(
        kind,
        id,
        en,
        optional(at, "align")
            .map(one -> Align.valueOf(one.oneOf(names(Align.values()))))
            .orElse(Align.LEFT),
        optional(at, "size")
            .map(one -> Size.valueOf(one.oneOf(names(Size.values()))))
            .orElse(Size.NORMAL),
        optional(at, "bold").map(Place::flag).orElse(false),
        onlyWith.orElse(""));
  }

  private static Optional<Place> optional(Place at, String key) {
    return at.has(key) ? Optional.of(at.at(key)) : Optional.empty();
  }

  private static String words(SlipKind slip, Kind kind, Place at) {
    String words = kind == Kind.QR ? at.text(PAYLOAD, "payload", "") : at.printed(MOST_WORDS);
    List<Placeholder> allowed =
        slip.placeholders().stream()
            .filter(one -> mayRepeat(kind) || one.filled() != Placeholder.Filled.LIST)
            .toList();
    String listed =
        allowed.stream().map(one -> braced(one.name())).collect(Collectors.joining(" "));
    if (Placeholder.hasLooseBrace(words)) {
      at.fault(Saying.of("brace", "allowed", listed));
    }
    List<String> named = Placeholder.in(words);
    named.stream()
        .filter(name -> allowed.stream().noneMatch(one -> one.name().equals(name)))
        .distinct()
        .forEach(
            name ->
                at.fault(
                    Saying.of("placeholder-unknown", "name", braced(name), "allowed", listed)));
    long lists =
        named.stream()
            .flatMap(name -> slip.placeholder(name).stream())
            .filter(one -> one.filled() == Placeholder.Filled.LIST)
            .distinct()
            .count();
    if (lists > 1) {
      at.fault(Saying.of("lists-many"));
    }
    return words;
  }

  private static boolean mayRepeat(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.BULLET;
  }

  /**
   * In words, in each language, and on each paper that has it; not beside a list, for whose lines
   * it is repeated, be it none.
   */
  private static boolean alwaysTells(SlipKind slip, Piece piece, String name) {
    boolean stands =
        piece.onlyWith().isEmpty()
            || piece.onlyWith().equals(name)
            || slip.placeholder(piece.onlyWith())
                .filter(one -> one.filled() == Placeholder.Filled.ALWAYS)
                .isPresent();
    return stands
        && piece.kind().isRead()
        && Stream.of("id", "en")
            .map(in -> Placeholder.in(piece.words(in)))
            .allMatch(
                named ->
                    named.contains(name)
                        && named.stream()
                            .filter(other -> !other.equals(name))
                            .flatMap(other -> slip.placeholder(other).stream())
                            .noneMatch(other -> other.filled() == Placeholder.Filled.LIST));
  }

  private static String braced(String name) {
    return "{" + name + "}";
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  // ---- writing ---------------------------------------------------------------------------------

  /** The same layout always gives the same text; what is as usual is not written. */
  static ObjectNode write(Layout layout) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ArrayNode pieces = file.putArray("pieces");
    layout.pieces().forEach(piece -> pieces.add(write(piece)));
    return file;
  }

  static ObjectNode write(Piece piece) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("kind", piece.kind().name());
    if (piece.kind().hasWords()) {
      ObjectNode text = one.putObject("text");
      text.put("id", piece.id());
      if (!piece.en().isEmpty()) {
        text.put("en", piece.en());
      }
    }
    if (piece.align() != Align.LEFT) {
      one.put("align", piece.align().name());
    }
    if (piece.size() != Size.NORMAL) {
      one.put("size", piece.size().name());
    }
    if (piece.bold()) {
      one.put("bold", true);
    }
    if (!piece.onlyWith().isEmpty()) {
      one.put("onlyWith", piece.onlyWith());
    }
    return one;
  }

  /** The same for equal layouts, another one for others. */
  static String revision(Layout layout) {
    byte[] text = write(layout).toString().getBytes(StandardCharsets.UTF_8);
    return Tokens.sha256(text).substring(0, REVISION_LENGTH);
  }
}
