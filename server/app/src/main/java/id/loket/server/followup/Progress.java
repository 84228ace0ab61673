package id.loket.server.followup;

import id.loket.server.followup.Plan.Activity;
import id.loket.server.followup.Plan.State;
import id.loket.skm.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a plan has come on a day, in two figures: of all that is planned, and of what should have
 * been done by then; and what a reader of it would stumble over.
 *
 * @param due activities whose last quarter is over
 * @param doneOfDue those of them that are done
 */
public record Progress(int planned, int done, int due, int doneOfDue, List<Finding> findings) {
  /** What is wrong with a plan, or looks so. */
  public enum Kind {
    PRIORITY_WITHOUT_ACTIVITY("unsur prioritas ini belum punya kegiatan"),
    NO_OWNER("belum ada penanggung jawab"),
    NO_TIME("belum ada waktu"),
    GAP("waktunya terputus di tengah"),
    DONE_BEFORE_ITS_TIME("\"sudah\", padahal waktunya belum mulai"),
    DONE_WITHOUT_WORDS("\"sudah\", tanpa uraian apa yang dilakukan"),
    LATE("waktunya sudah lewat dan belum selesai"),
    NEXT_THOUGH_DONE("sudah selesai, tetapi masih ada rencana lanjutan"),
    LEFT_WITHOUT_NEXT("belum selesai dan belum ada rencana lanjutan");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * @param activity its id; empty if none is meant
   * @param unsur the key of the unsur
   */
  public record Finding(Kind kind, String activity, String unsur) {}

  public Progress {
    findings = List.copyOf(findings);
  }

  /**
   * @param priorities the lowest unsur of the period; none if they are not shown
   */
  public static Progress of(Plan plan, List<Element> priorities, LocalDate today) {
    List<Finding> findings = new ArrayList<>();
    for (Element unsur : priorities) {
      if (plan.activities().stream().noneMatch(one -> one.unsur().equals(unsur.key()))) {
        findings.add(new Finding(Kind.PRIORITY_WITHOUT_ACTIVITY, "", unsur.key()));
      }
    }
    for (Activity one : plan.activities()) {
      kinds(plan, one, today)
          .forEach(kind -> findings.add(new Finding(kind, one.id(), one.unsur())));
    }
    List<Activity> due =
        plan.activities().stream().filter(one -> isOver(plan.dueOn(one), today)).toList();
    return new Progress(
        plan.activities().size(),
        (int) plan.activities().stream().filter(Progress::isDone).count(),
        due.size(),
        (int) due.stream().filter(Progress::isDone).count(),
        findings);
  }

  private static List<Kind> kinds(Plan plan, Activity one, LocalDate today) {
    List<Kind> kinds = new ArrayList<>();
    if (one.owner().isEmpty()) {
      kinds.add(Kind.NO_OWNER);
    }
    if (one.quarters().isEmpty() && one.until().isEmpty()) {
      kinds.add(Kind.NO_TIME);
    }
    int quarters = one.quarters().size();
    if (quarters > 0 && one.quarters().get(quarters - 1) - one.quarters().get(0) >= quarters) {
      kinds.add(Kind.GAP);
    }
    boolean over = isOver(plan.dueOn(one), today);
    boolean next = one.next() != null;
    if (isDone(one)) {
      LocalDate begins = plan.beginsOn(one);
      if (begins != null && begins.isAfter(today)) {
        kinds.add(Kind.DONE_BEFORE_ITS_TIME);
      }
      if (one.description().isEmpty()) {
        kinds.add(Kind.DONE_WITHOUT_WORDS);
      }
      if (next) {
        kinds.add(Kind.NEXT_THOUGH_DONE);
      }
    } else if (over) {
      kinds.add(Kind.LATE);
      if (!next) {
        kinds.add(Kind.LEFT_WITHOUT_NEXT);
      }
    }
    return kinds;
  }

  private static boolean isDone(Activity one) {
    return one.state() == State.DONE;
  }

  private static boolean isOver(LocalDate due, LocalDate today) {
    return due != null && due.isBefore(today);
  }
}
