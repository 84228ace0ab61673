package id.loket.server.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.followup.Plan.Activity;
import id.loket.server.followup.Plan.Next;
import id.loket.server.followup.Plan.State;
import id.loket.server.followup.Progress.Kind;
import id.loket.skm.Element;
import id.loket.skm.Instrument;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final LocalDate IN_APRIL = LocalDate.of(2024, 4, 20);

  private static Activity activity(
      String id, String unsur, List<Integer> quarters, String owner, State state) {
    return new Activity(
        id, unsur, "Kegiatan " + id, quarters, "", owner, state, "uraian", "", null);
  }

  private static List<Kind> kinds(Progress progress, String activity) {
    return progress.findings().stream()
        .filter(one -> one.activity().equals(activity))
        .map(Progress.Finding::kind)
        .toList();
  }

  /** As it was printed for the first quarter of 2024: nine of nine, though ticks reach December. */
  @Test
  void aPlanThatIsCalledDoneInAprilIsDoneOfWhatIsDueAndTheRestIsAskedAbout() {
    Plan plan =
        new Plan(
            2024,
            List.of(
                activity("1", "WAKTU", List.of(1, 2), "Seksi Kelembagaan", State.DONE),
                activity("2", "WAKTU", List.of(1, 2), "Seksi Kelembagaan", State.DONE),
                activity("3", "WAKTU", List.of(1, 2, 3, 4), "Seksi Penempatan", State.DONE),
                activity("4", "PERSYARATAN", List.of(1, 2), "Seksi Penempatan", State.DONE),
                activity("5", "PERSYARATAN", List.of(1, 2), "Seksi Penempatan", State.DONE),
                activity("6", "PERSYARATAN", List.of(1, 2), "Seksi Penempatan", State.DONE),
                activity("7", "PERSYARATAN", List.of(1, 2, 4), "Seksi Penempatan", State.DONE),
                activity("8", "PRODUK", List.of(1), "Seksi Tata Usaha", State.DONE),
                activity("9", "PRODUK", List.of(1), "", State.DONE)));

    Progress progress = Progress.of(plan, unsur("WAKTU", "PERSYARATAN", "PRODUK"), IN_APRIL);

    assertEquals(9, progress.planned());
    assertEquals(9, progress.done());
    assertEquals(2, progress.due());
    assertEquals(2, progress.doneOfDue());
    assertEquals(List.of(Kind.GAP), kinds(progress, "7"));
    assertEquals(List.of(Kind.NO_OWNER), kinds(progress, "9"));
    assertEquals(2, progress.findings().size(), progress.findings().toString());
  }

  @Test
  void whatIsLateLeftOrCalledDoneTooEarlyIsTold() {
    Next next = new Next("rapat", "2 bulan", "Sub Bag Tata Usaha", "");
    Plan plan =
        new Plan(
            2024,
            List.of(
                activity("late", "WAKTU", List.of(1), "a", State.GOING_ON),
                activity("early", "WAKTU", List.of(3), "a", State.DONE),
                new Activity("mute", "WAKTU", "x", List.of(1), "", "a", State.DONE, "", "", next),
                new Activity("when", "WAKTU", "x", List.of(), "", "a", State.NOT_YET, "", "", null),
                new Activity(
                    "soon", "WAKTU", "x", List.of(), "2 bulan", "a", State.NOT_YET, "", "", null)));

    Progress progress = Progress.of(plan, unsur("WAKTU", "BIAYA"), IN_APRIL);

    assertEquals(List.of(Kind.PRIORITY_WITHOUT_ACTIVITY), kinds(progress, ""));
    assertEquals(List.of(Kind.LATE, Kind.LEFT_WITHOUT_NEXT), kinds(progress, "late"));
    assertEquals(List.of(Kind.DONE_BEFORE_ITS_TIME), kinds(progress, "early"));
    assertEquals(List.of(Kind.DONE_WITHOUT_WORDS, Kind.NEXT_THOUGH_DONE), kinds(progress, "mute"));
    assertEquals(List.of(Kind.NO_TIME), kinds(progress, "when"));
    assertEquals(List.of(), kinds(progress, "soon"));
  }

  @Test
  void wrongPlansNameWhatIsAllowed() {
    Activity good = activity("a", "WAKTU", List.of(1), "", State.DONE);
    assertWrong("each once", () -> new Plan(2026, List.of(good, good)));
    assertWrong("2017 to 2100", () -> new Plan(1970, List.of()));
    assertWrong("as WAKTU", () -> activity("a", "waktu tunggu", List.of(), "", State.DONE));
    assertWrong("rising", () -> activity("a", "WAKTU", List.of(2, 1), "", State.DONE));
    assertWrong("1 to 4", () -> activity("a", "WAKTU", List.of(0), "", State.DONE));
    assertWrong("NOT_YET", () -> activity("a", "WAKTU", List.of(), "", null));
    assertWrong("300", () -> activity("a", "WAKTU", List.of(), "x".repeat(301), State.DONE));
    assertWrong("owner", () -> activity("a", "WAKTU", List.of(), "a\u0007", State.DONE));
  }

  private static void assertWrong(String allowed, Runnable made) {
    String message = assertThrows(IllegalArgumentException.class, made::run).getMessage();
    assertTrue(message.contains(allowed), message);
  }

  private static List<Element> unsur(String... keys) {
    return Instrument.standard().elements().stream()
        .filter(one -> List.of(keys).contains(one.key()))
        .toList();
  }
}
