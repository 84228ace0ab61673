package id.loket.server.skm;

import id.loket.skm.Index;
import id.loket.skm.Instrument;
import id.loket.skm.Unsur;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table that somebody brings to the office, a respondent a row: CSV, or a workbook (XLSX).
 *
 * @param respondents what each answered, by question
 * @param index what they come to
 * @param services that the table names in a column of its own
 * @param ignored columns that were passed by
 */
public record TypedTable(
    List<Map<String, Integer>> respondents,
    Index index,
    List<String> services,
    List<String> ignored) {
  /**
   * @param byQuestions whether numbered columns are in the order of the questions, and not of the
   *     unsur; empty where columns have names
   * @throws IllegalArgumentException naming row and column of what can't be used, and what is
   *     allowed
   */
  public static TypedTable read(
      byte[] table, Instrument instrument, Optional<Boolean> byQuestions, int most) {
    List<String> questions = instrument.questions();
    List<Map<String, Integer>> all = new ArrayList<>();
    AnswersFile reader =
        new AnswersFile(
            instrument,
            !instrument.equals(Instrument.standard()) && byQuestions.isEmpty(),
            byQuestions.map(one -> one ? AnswersFile.Order.QUESTIONS : AnswersFile.Order.UNSUR),
            false,
            answers -> {
              if (all.size() == most) {
                throw new InputFault("more than " + most + " respondents: bring them in parts");
              }
              all.add(named(questions, answers));
            });
    AnswersFile.Computed read =
        reader.saying("an order that is told, or ").read(BroughtTable.of(table));
    if (all.isEmpty()) {
      throw new InputFault(
          "a table of "
              + read.kind()
              + ": a row for each respondent is allowed, below a header of "
              + questions);
    }
    return new TypedTable(all, read.index(), List.copyOf(read.services().keySet()), read.ignored());
  }

  /** Of the nine, in the order of {@link Unsur#values()}. */
  public static List<List<Integer>> readNine(byte[] table, int most) {
    return read(table, Instrument.standard(), Optional.empty(), most).respondents().stream()
        .map(one -> Stream.of(Unsur.values()).map(Enum::name).map(one::get).toList())
        .toList();
  }

  private static Map<String, Integer> named(List<String> questions, int[] answers) {
    Map<String, Integer> named = new LinkedHashMap<>();
    for (int question = 0; question < answers.length; question++) {
      named.put(questions.get(question), answers[question]);
    }
    return named;
  }
}
