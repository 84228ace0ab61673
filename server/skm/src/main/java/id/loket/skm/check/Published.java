package id.loket.skm.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What a report prints, right or wrong, and nothing that it does not print.
 *
 * @param rows the table of unsur, as it stands there
 * @param priorities each place that names the unsur to be mended first
 * @param profile who answered: by question, then by choice, how many
 */
public record Published(
    Paper paper,
    List<Row> rows,
    Headline headline,
    List<List<String>> priorities,
    Map<String, Map<String, Long>> profile,
    FollowUp followUp) {

  /**
   * @param names the office's name, each way in which it is written
   * @param period as the title has it
   * @param captions periods that stand elsewhere
   * @param date of the report
   */
  public record Paper(
      List<String> names, Optional<String> period, List<String> captions, Optional<String> date) {}

  /**
   * One unsur.
   *
   * @param ikm a figure in a column that is headed IKM
   * @param counts how often 1, 2, 3 and 4 were answered
   * @param outside answers that are not on the scale
   */
  public record Row(
      String unsur,
      Optional<Printed> nrr,
      Optional<Printed> nik,
      Optional<Printed> ikm,
      Optional<String> mutu,
      OptionalLong n,
      OptionalLong total,
      Optional<List<Long>> counts,
      List<String> outside) {}

  /**
   * @param ikm each figure that is called the index of the whole
   * @param mutu its grade, such as {@code A (Sangat Baik)}
   * @param words sentences that call it good or bad
   * @param scale the best answer, where the report says it
   */
  public record Headline(
      List<Printed> ikm,
      Optional<String> mutu,
      List<String> words,
      OptionalLong n,
      OptionalInt scale) {}

  /**
   * @param percent of what was done, as printed
   * @param planned how many, where no plan is given; {@code done} likewise
   * @param year of the plan's quarters
   */
  public record FollowUp(
      List<Planned> plan,
      List<Realised> realised,
      List<Carried> carried,
      Optional<Printed> percent,
      OptionalLong planned,
      OptionalLong done,
      OptionalInt year) {
    static final FollowUp NONE =
        new FollowUp(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());

    public static FollowUp none() {
      return NONE;
    }
  }

  /**
   * @param quarters those that are ticked, 1 to 4
   * @param owner empty where nobody is named
   */
  public record Planned(
      String number, String unsur, String activity, SortedSet<Integer> quarters, String owner) {}

  public record Realised(String number, String activity, boolean done) {}

  /** What is left for later. */
  public record Carried(String activity, String target, String owner, String stakeholder) {}
}
