package id.loket.server.followup;

import id.loket.server.web.PlainText;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The follow-up plan of a survey's period: activities for its lowest unsur, when and by whom, and
 * what became of them. A value; its constructors name what is wrong and what is allowed.
 *
 * @param year in which its quarters lie
 */
public record Plan(int year, List<Activity> activities) {
  static final int MOST_ACTIVITIES = 50;
  static final int MOST_LETTERS = 300;
  private static final int FIRST_YEAR = 2017;
  private static final int LAST_YEAR = 2100;
  private static final int QUARTERS = 4;

  /** What became of an activity. */
  public enum State {
    NOT_YET("Belum"),
    GOING_ON("Berjalan"),
    DONE("Sudah");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** As the report prints it. */
    public String words() {
      return words;
    }
  }

  /**
   * @param id of the plan's own, kept for as long as the activity is: numbers on paper change
   * @param unsur the key of the unsur that it is for
   * @param quarters of the plan's year in which it is done, 1 to 4, rising; may be none
   * @param until another time, in words, such as {@code 2 bulan}; empty for none
   * @param owner who answers for it; empty is told as a finding
   * @param description what was done
   * @param obstacle what stood in the way
   * @param next what is done about what is left; null for nothing
   */
  public record Activity(
      String id,
      String unsur,
      String text,
      List<Integer> quarters,
      String until,
      String owner,
      State state,
      String description,
      String obstacle,
      Next next) {
    public Activity {
      if (id == null || !id.matches("[a-z0-9]{1,16}")) {
        throw wrong("id " + id, "1 to 16 of the signs a to z and 0 to 9");
      }
      if (unsur == null || !unsur.matches("[A-Z][A-Z0-9_]{0,31}")) {
        throw wrong("unsur " + unsur, "the key of an unsur, as WAKTU");
      }
      if (state == null) {
        throw wrong("state null", List.of(State.values()).toString());
      }
      text = PlainText.line("text", text, MOST_LETTERS);
      quarters = quarters == null ? List.of() : List.copyOf(quarters);
      boolean rising = quarters.equals(quarters.stream().distinct().sorted().toList());
      if (!rising || quarters.stream().anyMatch(one -> one < 1 || one > QUARTERS)) {
        throw wrong("quarters " + quarters, "1 to 4, each once, rising");
      }
      until = words("until", until);
      owner = words("owner", owner);
      description = words("description", description);
      obstacle = words("obstacle", obstacle);
    }
  }

  /**
   * What is done about an activity that is not done yet.
   *
   * @param target a day or a time in words
   */
  public record Next(String strategy, String target, String owner, String stakeholders) {
    public Next {
      strategy = words("strategy", strategy);
      target = words("target", target);
      owner = words("owner", owner);
      stakeholders = words("stakeholders", stakeholders);
    }
  }

  public Plan {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw wrong("year " + year, FIRST_YEAR + " to " + LAST_YEAR);
    }
    activities = activities == null ? List.of() : List.copyOf(activities);
    if (activities.size() > MOST_ACTIVITIES) {
      throw wrong(activities.size() + " activities", MOST_ACTIVITIES + " at most");
    }
    Set<String> ids = new HashSet<>();
    for (Activity one : activities) {
      if (!ids.add(one.id())) {
        throw wrong("id " + one.id() + " twice", "each once");
      }
    }
  }

  /** Of a period for which nobody has planned anything yet. */
  static Plan none(LocalDate periodEnd) {
    return new Plan(periodEnd.plusDays(1).getYear(), List.of());
  }

  /** The last day of an activity's last quarter; null if it has none. */
  LocalDate dueOn(Activity one) {
    if (one.quarters().isEmpty()) {
      return null;
    }
    int last = one.quarters().get(one.quarters().size() - 1);
    return LocalDate.of(year, 1, 1).plusMonths(3L * last).minusDays(1);
  }

  /** The first day of an activity's first quarter; null if it has none. */
  LocalDate beginsOn(Activity one) {
    return one.quarters().isEmpty()
        ? null
        : LocalDate.of(year, 1, 1).plusMonths(3L * (one.quarters().get(0) - 1));
  }

  private static String words(String name, String given) {
    return given == null || given.isBlank() ? "" : PlainText.line(name, given, MOST_LETTERS);
  }

  private static IllegalArgumentException wrong(String what, String allowed) {
    return new IllegalArgumentException(what + ": allowed is " + allowed);
  }
}
