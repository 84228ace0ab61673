package id.loket.server.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.loket.server.web.PlainText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One place in a JSON document. Reading a value that is not allowed notes a fault and goes on with
 * a harmless value, so that one reading finds every fault; what was read is to be used only if
 * {@link #faults()} is empty.
 *
 * <p>For one thread.
 */
public final class Place {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LONGEST_TEXT = 1000;

  /** Longer than any that a visitor could read; the narrowest tile is as wide. */
  private static final int LONGEST_WORD = 30;

  private final JsonNode node;
  private final String path;
  private final Map<String, Integer> lines;
  private final List<Fault> faults;

  private Place(JsonNode node, String path, Map<String, Integer> lines, List<Fault> faults) {
    this.node = node;
    this.path = path;
    this.lines = lines;
    this.faults = faults;
  }

  /** The root of a document; a text that is no JSON is a fault with its line. */
  public static Place of(byte[] json) {
    List<Fault> faults = new ArrayList<>();
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!node.isMissingNode()) {
        return new Place(node, "$", lines(json), faults);
      }
      faults.add(new Fault("$", 0, Saying.of("json-empty")));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      faults.add(new Fault("$", line, Saying.of("json", "why", e.getOriginalMessage())));
    } catch (IOException e) {
      faults.add(new Fault("$", 0, Saying.of("json", "why", String.valueOf(e.getMessage()))));
    }
    return new Place(MissingNode.getInstance(), "$", Map.of(), faults);
  }

  /** The root of a document that was parsed before, so that lines are not known. */
  public static Place of(JsonNode node) {
    return new Place(node, "$", Map.of(), new ArrayList<>());
  }

  /** All faults found in this document until now, in the order in which they were found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** In words that only technicians read; see {@link Saying#asIs}. */
  public void fault(String message) {
    fault(Saying.asIs(message));
  }

  public void fault(Saying said) {
    faults.add(new Fault(path, lines.getOrDefault(path, 0), said));
  }

  /** Notes a fault unless this is an object with exactly these keys. */
  public void keys(Collection<String> needed) {
    keys(needed, List.of());
  }

  /** The same where these others may be there as well. */
  public void keys(Collection<String> needed, Collection<String> optional) {
    List<String> allowed = new ArrayList<>(needed);
    allowed.addAll(optional);
    if (node.isMissingNode()) {
      return;
    }
    if (!node.isObject()) {
      fault(Saying.of("not-an-object", "shown", shown(), "keys", allowed));
      return;
    }
    for (String key : needed) {
      if (!node.has(key)) {
        fault(Saying.of("key-missing", "key", key));
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!allowed.contains(member.getKey())) {
        at(member.getKey()).fault(Saying.of("key-unknown", "keys", String.join(", ", allowed)));
      }
    }
  }

  /** The member of that name; one that is missing was noted by {@link #keys} and stays silent. */
  public Place at(String key) {
    return new Place(node.path(key), path + "." + key, lines, faults);
  }

  public List<Place> items() {
    if (!node.isArray()) {
      refuse("list");
      return List.of();
    }
    List<Place> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(node.get(i), path + "[" + i + "]", lines, faults));
    }
    return items;
  }

  /** As {@link #items()}, and notes a fault if there is none. */
  public List<Place> someItems() {
    List<Place> items = items();
    if (node.isArray() && items.isEmpty()) {
      fault(Saying.of("list-empty"));
    }
    return items;
  }

  public boolean isNull() {
    return node.isNull();
  }

  /** A text in one line that can be read; it need not fit anywhere. */
  public String text() {
    return text(LONGEST_TEXT);
  }

  /** The same of at most so many characters. */
  public String text(int most) {
    if (!node.isTextual()) {
      refuse("text");
      return "";
    }
    String text = node.textValue();
    if (text.isBlank()) {
      refuse("text-not-empty");
    } else {
      PlainText.flaw(text, most).ifPresent(flaw -> fault(said(flaw)));
    }
    return text;
  }

  /** A text that fits its place on a screen and that every screen can draw. */
  public String shown(int most) {
    int before = faults.size();
    String text = text(most);
    if (faults.size() > before) {
      return text;
    }
    Letters.screenFault(text).ifPresent(this::fault);
    for (String word : text.split(" ")) {
      if (word.length() > LONGEST_WORD) {
        fault(Saying.of("word-long", "length", word.length(), "most", LONGEST_WORD));
      }
    }
    return text;
  }

  /**
   * The same for one that stands on slips as well.
   *
   * @param instead key of what may be done about letters that paper doesn't have
   */
  public String printed(int most, String instead) {
    String text = shown(most);
    if (PlainText.fault(text, most).isEmpty()) {
      Letters.paperFault(text, instead).ifPresent(this::fault);
    }
    return text;
  }

  public String printed(int most) {
    return printed(most, "plain");
  }

  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /**
   * A text that matches the pattern, or the given one in its place.
   *
   * @param allowed key of what is allowed, below {@code allowed.} in the texts; elsewhere the words
   */
  public String text(String pattern, String allowed, String otherwise) {
    return text(pattern, allowed(allowed), otherwise);
  }

  private String text(String pattern, Saying allowed, String otherwise) {
    if (node.isTextual() && node.textValue().matches(pattern)) {
      return node.textValue();
    }
    refuse(allowed);
    return otherwise;
  }

  /** Empty for {@code null}. */
  public Optional<String> textOrNull(String pattern, String allowed) {
    if (node.isNull()) {
      return Optional.empty();
    }
    Saying orNull = Saying.of("allowed.or-null", "allowed", allowed(allowed));
    return Optional.of(text(pattern, orNull, ""));
  }

  /** One of these texts; the first of them, if any, in the place of another. */
  public String oneOf(Collection<String> allowed) {
    if (node.isTextual() && allowed.contains(node.textValue())) {
      return node.textValue();
    }
    refuse(Saying.of("allowed.one-of", "list", String.join(", ", allowed)));
    return allowed.stream().findFirst().orElse("");
  }

  public int whole(int low, int high) {
    if (node.isInt() && low <= node.intValue() && node.intValue() <= high) {
      return node.intValue();
    }
    refuse(
        low == high
            ? Saying.of("allowed.exactly", "n", low)
            : Saying.of("allowed.whole", "low", low, "high", high));
    return low;
  }

  public double number(double low, double high) {
    if (node.isNumber() && low <= node.doubleValue() && node.doubleValue() <= high) {
      return node.doubleValue();
    }
    refuse(Saying.of("allowed.number", "low", low, "high", high));
    return low;
  }

  public boolean flag() {
    if (!node.isBoolean()) {
      refuse("flag");
    }
    return node.booleanValue();
  }

  public LocalDate date() {
    if (node.isTextual() && node.textValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        return LocalDate.parse(node.textValue());
      } catch (DateTimeException e) {
        // Such as the 30th of February; refused below like any other text.
      }
    }
    refuse("date");
    return LocalDate.EPOCH;
  }

  private void refuse(String allowed) {
    refuse(allowed(allowed));
  }

  /** Says what stands here and what is allowed; of a place that is missing nothing. */
  void refuse(Saying allowed) {
    if (!node.isMissingNode()) {
      fault(Saying.of("not-allowed", "shown", shown(), "allowed", allowed));
    }
  }

  private static Saying allowed(String key) {
    String full = "allowed." + key;
    return Saying.keys("en").contains(full) ? Saying.of(full) : Saying.asIs(key);
  }

  private static Saying said(PlainText.Flaw flaw) {
    return switch (flaw.kind()) {
      case UNREADABLE -> Saying.of("unreadable", "letter", PlainText.named(flaw.letter()));
      case LENGTH -> Saying.of("length", "most", flaw.most(), "length", flaw.length());
      case MARKS -> Saying.of("marks", "most", flaw.most());
    };
  }

  private String shown() {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  /** The line of each place, found by a second pass over the bytes. */
  private static Map<String, Integer> lines(byte[] json) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        JsonStreamContext context = parser.getParsingContext();
        boolean opens = token.isStructStart();
        if (!token.isStructEnd()) {
          lines.putIfAbsent(
              path(opens ? context.getParent() : context),
              parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }

  private static String path(JsonStreamContext context) {
    if (context.inRoot()) {
      return "$";
    }
    String above = path(context.getParent());
    return context.inArray()
        ? above + "[" + context.getCurrentIndex() + "]"
        : above + "." + context.getCurrentName();
  }
}
