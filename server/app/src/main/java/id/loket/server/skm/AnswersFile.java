package id.loket.server.skm;

import id.loket.skm.Element;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.Tally;
import id.loket.skm.Unsur;
import id.loket.skm.UnsurNames;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a table of answers and computes the index from it. Three kinds: a respondent a row, counts
 * of the answers 1 to 4 an unsur a row, or an NRR an unsur a row. Of one thread, for one file.
 */
final class AnswersFile {
  /** What one look at a file tells at most. */
  static final int FAULTS = 20;

  private static final Pattern NUMBERED =
      Pattern.compile("(?i)^(?:u|p|q|unsur|pertanyaan|soal)[ ._-]*0?(\\d{1,3})$");

  /**
   * @param kind {@code answers}, {@code counts} or {@code nrr}
   * @param respondents 0 where only the NRR are known
   * @param tally what the index was made from; empty where only the NRR are known
   * @param services each service by itself, where the table names them
   * @param ignored columns that were passed by
   */
  record Computed(
      String kind,
      long respondents,
      Index index,
      Optional<Tally> tally,
      SortedMap<String, Index> services,
      List<String> ignored) {}

  /** What numbered columns are numbers of. */
  enum Order {
    /** The regulation's list: 8 complaints, 9 facilities. */
    UNSUR,
    /** The standard questionnaire: 8 facilities, 9 complaints. */
    QUESTIONS
  }

  /** One kind of table: told its rows, then asked for the index. */
  interface Kind {
    void row(long number, List<String> cells);

    Computed computed();
  }

  private final Instrument instrument;
  private final Optional<Order> order;
  private final boolean given;
  private final boolean allowMissing;
  private final List<String> faults = new ArrayList<>();
  private final Consumer<int[]> respondents;

  /** What else than other names says which unsur a number means; empty for nothing. */
  private String wayOut = "--order unsur or --order questions, or ";

  private Kind kind;

  /**
   * @param given whether the instrument was, so that numbered columns are numbers of its unsur
   * @param allowMissing whether an answer may be left out; each unsur is divided by its own then
   */
  AnswersFile(Instrument instrument, boolean given, Optional<Order> order, boolean allowMissing) {
    this(instrument, given, order, allowMissing, answers -> {});
  }

  /**
   * @param respondents is told what each answered, by {@link Instrument#questions()}; also where a
   *     later row can't be used
   */
  AnswersFile(
      Instrument instrument,
      boolean given,
      Optional<Order> order,
      boolean allowMissing,
      Consumer<int[]> respondents) {
    this.instrument = instrument;
    this.given = given;
    this.order = order;
    this.allowMissing = allowMissing;
    this.respondents = respondents;
  }

  /** The same file, read where nobody types options. */
  AnswersFile saying(String other) {
    wayOut = other;
    return this;
  }

  /** Throws with row and column of what can't be used. */
  Computed read(Path file) {
    try {
      SheetRows.read(file, false, this::take);
      return computed();
    } catch (IllegalArgumentException e) {
      throw new InputFault(file + ": " + e.getMessage());
    }
  }

  /** Throws as {@link #read(Path)}. */
  Computed read(InputStream table) {
    SheetRows.read(table, false, this::take);
    return computed();
  }

  private Computed computed() {
    if (kind == null) {
      throw new InputFault(
          "it is empty: a header row of " + instrument.questions() + " is allowed");
    }
    refuse();
    Computed computed = kind.computed();
    refuse();
    return computed;
  }

  private boolean take(long number, List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      return true;
    }
    if (kind == null) {
      kind = kind(cells);
      refuse();
    } else {
      kind.row(number, cells);
    }
    return faults.size() < FAULTS;
  }

  private void refuse() {
    if (!faults.isEmpty()) {
      throw new InputFault(faults);
    }
  }

  private Kind kind(List<String> header) {
    List<String> plain = header.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    return plain.contains("unsur") || plain.contains("key") || plain.contains("kunci")
        ? new UnsurTable(this, header)
        : new RespondentTable(this, header);
  }

  Instrument instrument() {
    return instrument;
  }

  void respondent(int[] answers) {
    respondents.accept(answers);
  }

  boolean allowsMissing() {
    return allowMissing;
  }

  void fault(String message) {
    if (faults.size() < FAULTS) {
      faults.add(message);
    }
  }

  boolean isSound() {
    return faults.isEmpty();
  }

  /** Which question a column or row is called after; a number alone is told to be in doubt. */
  OptionalInt question(String name) {
    List<String> questions = instrument.questions();
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i).equalsIgnoreCase(name)) {
        return OptionalInt.of(i);
      }
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return numbered(Integer.parseInt(numbered.group(1)));
    }
    String plain = UnsurNames.plain(name);
    String key =
        instrument.elements().stream()
            .filter(one -> !plain.isEmpty() && UnsurNames.plain(one.name()).equals(plain))
            .map(Element::key)
            .findFirst()
            .or(() -> UnsurNames.find(name).map(Enum::name))
            .orElse("");
    int at = questions.indexOf(key);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  private OptionalInt numbered(int number) {
    List<String> questions = instrument.questions();
    if (given) {
      return number < 1 || number > questions.size()
          ? OptionalInt.empty()
          : OptionalInt.of(number - 1);
    }
    List<String> counted =
        order.filter(one -> one == Order.QUESTIONS).isPresent()
            ? Unsur.byQuestion().stream().map(Enum::name).toList()
            : Stream.of(Unsur.values()).map(Enum::name).toList();
    int at =
        number < 1 || number > counted.size() ? -1 : questions.indexOf(counted.get(number - 1));
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** Tells that numbers don't say which unsur is meant, where they don't. */
  void numbersIn(List<String> names) {
    if (!given
        && order.isEmpty()
        && names.stream().anyMatch(one -> NUMBERED.matcher(one).matches())) {
      fault(
          "columns are numbered, and 8 and 9 are PENGADUAN, SARPRAS in the regulation's list and"
              + " SARPRAS, PENGADUAN in the standard questionnaire: "
              + wayOut
              + "keys in place of numbers say which: "
              + instrument.keys());
    }
  }

  static Fraction number(String written) {
    return Fraction.ofWritten(written.replace(',', '.'));
  }
}
