package id.loket.server.skm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.journal.FileFault;
import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Instrument;
import id.loket.skm.Unsur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads of what unsur a survey is made: JSON, or a table with a row for each. The order is that of
 * the file, but for a questionnaire of Loket, which asks facilities before complaints: there the
 * nine come in the regulation's order.
 */
final class InstrumentFile {
  private static final List<String> LIST = List.of("unsur", "elements", "keys");
  private static final List<String> KEY = List.of("key", "kunci", "unsur");
  private static final List<String> NAME = List.of("name", "nama");
  private static final List<String> WEIGHT = List.of("weight", "bobot");
  private static final List<String> QUESTIONS = List.of("questions", "pertanyaan");

  /** As it stands in the file. */
  private record Entry(String key, Optional<String> name, String weight, List<String> questions) {}

  private InstrumentFile() {}

  static Instrument read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String start = new String(bytes, 0, Math.min(bytes.length, 64)).replace("\ufeff", "").strip();
      List<Entry> entries =
          start.startsWith("{") || start.startsWith("[") ? json(bytes) : table(file);
      return instrument(entries);
    } catch (IOException e) {
      throw new InputFault(file + ": can't be read: " + FileFault.words(e));
    } catch (IllegalArgumentException e) {
      throw new InputFault(file + ": " + e.getMessage());
    }
  }

  private static List<Entry> json(byte[] bytes) throws IOException {
    JsonNode root;
    try {
      root = TolerantJson.read(bytes);
    } catch (JsonProcessingException e) {
      throw new InputFault(TolerantJson.words(e));
    }
    JsonNode list = root.isArray() ? root : TolerantJson.member(root, LIST);
    if (list != null && list.isArray()) {
      JsonNode weights = root.isArray() ? null : TolerantJson.member(root, List.of("weights"));
      return TolerantJson.items(list).map(one -> entry(one, weights)).toList();
    }
    if (list != null && list.isObject()) {
      return list.properties().stream()
          .map(one -> new Entry(one.getKey(), Optional.empty(), one.getValue().asText(), List.of()))
          .toList();
    }
    JsonNode questions = root.get("questions");
    if (questions == null || !questions.isArray()) {
      throw new InputFault(
          "a list \"unsur\" of keys, or of {key, name, weight, questions}, is allowed");
    }
    List<Entry> asked = TolerantJson.items(questions).map(one -> entry(one, null)).toList();
    List<String> nine = Stream.of(Unsur.values()).map(Enum::name).toList();
    List<Entry> sorted = new ArrayList<>();
    nine.forEach(key -> asked.stream().filter(one -> one.key().equals(key)).forEach(sorted::add));
    asked.stream().filter(one -> !nine.contains(one.key())).forEach(sorted::add);
    return sorted;
  }

  /**
   * @param weights by key, where they stand beside the list; null where they don't
   */
  private static Entry entry(JsonNode one, JsonNode weights) {
    if (one.isTextual()) {
      JsonNode beside = weights == null ? null : weights.get(one.textValue());
      String weight = beside == null ? "" : beside.asText();
      return new Entry(one.textValue(), Optional.empty(), weight, List.of());
    }
    JsonNode key = TolerantJson.member(one, KEY);
    if (key == null || !key.isTextual()) {
      throw new InputFault("an unsur without \"key\": a text is allowed, such as \"WAKTU\"");
    }
    JsonNode weight = TolerantJson.member(one, WEIGHT);
    JsonNode questions = TolerantJson.member(one, QUESTIONS);
    return new Entry(
        key.textValue(),
        Optional.ofNullable(TolerantJson.member(one, NAME)).map(JsonNode::asText),
        weight == null ? "" : weight.asText(),
        questions == null
            ? List.of()
            : TolerantJson.items(questions).map(JsonNode::asText).toList());
  }

  private static List<Entry> table(Path file) {
    List<List<String>> rows = new ArrayList<>();
    SheetRows.read(
        file,
        false,
        (number, cells) -> cells.stream().allMatch(String::isEmpty) || rows.add(cells));
    if (rows.isEmpty()) {
      throw new InputFault("it is empty: a header unsur[,nama,bobot,pertanyaan] is allowed");
    }
    List<String> header = rows.get(0).stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    int key = column(header, KEY);
    if (key < 0) {
      return rows.stream()
          .flatMap(List::stream)
          .filter(one -> !one.isEmpty())
          .map(one -> new Entry(one, Optional.empty(), "", List.of()))
          .toList();
    }
    int name = column(header, NAME);
    int weight = column(header, WEIGHT);
    int questions = column(header, QUESTIONS);
    return rows.stream()
        .skip(1)
        .map(
            row ->
                new Entry(
                    cell(row, key),
                    Optional.of(cell(row, name)).filter(one -> !one.isEmpty()),
                    cell(row, weight),
                    Arrays.stream(cell(row, questions).split("[|\\s]+"))
                        .filter(one -> !one.isEmpty())
                        .toList()))
        .toList();
  }

  private static int column(List<String> header, List<String> names) {
    return names.stream().mapToInt(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }

  private static String cell(List<String> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }

  private static Instrument instrument(List<Entry> entries) {
    boolean weighed = entries.stream().anyMatch(one -> !one.weight().isEmpty());
    List<Element> elements = new ArrayList<>();
    for (Entry one : entries) {
      String key = one.key().strip();
      Fraction weight =
          weighed ? weight(key, one.weight()) : Fraction.of(1, Math.max(1, entries.size()));
      List<String> questions = one.questions().isEmpty() ? List.of(key) : one.questions();
      elements.add(new Element(key, one.name().orElseGet(() -> printed(key)), weight, questions));
    }
    return new Instrument(elements);
  }

  private static Fraction weight(String key, String written) {
    try {
      return Fraction.ofWritten(written.replace(',', '.'));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new InputFault(
          "weight of " + key + " is \"" + written + "\": a number is allowed, such as 1/9 or 0.2");
    }
  }

  private static String printed(String key) {
    return Stream.of(Unsur.values())
        .filter(one -> one.name().equals(key))
        .map(Unsur::printedName)
        .findFirst()
        .orElse(key);
  }
}
