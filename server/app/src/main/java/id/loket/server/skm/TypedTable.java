package id.loket.server.skm;

import id.loket.skm.Instrument;
import id.loket.skm.Unsur;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table of the nine unsur that somebody brings to the office, a respondent a row (CSV). */
public final class TypedTable {
  private TypedTable() {}

  /**
   * What each respondent answered, by unsur in the order of {@link Unsur#values()}.
   *
   * @throws IllegalArgumentException naming row and column of what can't be used, and what is
   *     allowed
   */
  public static List<List<Integer>> read(String csv) {
    Instrument nine = Instrument.standard();
    List<List<Integer>> all = new ArrayList<>();
    AnswersFile reader =
        new AnswersFile(
            nine, false, Optional.empty(), false, answers -> all.add(inOrder(nine, answers)));
    AnswersFile.Computed read =
        reader.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    if (all.isEmpty()) {
      throw new InputFault(
          "a table of "
              + read.kind()
              + ": a row for each respondent is allowed, below a header of "
              + nine.questions());
    }
    return all;
  }

  private static List<Integer> inOrder(Instrument nine, int[] answers) {
    return IntStream.range(0, answers.length)
        .mapToObj(unsur -> nine.questions().indexOf(Unsur.values()[unsur].name()))
        .map(at -> answers[at])
        .toList();
  }
}
