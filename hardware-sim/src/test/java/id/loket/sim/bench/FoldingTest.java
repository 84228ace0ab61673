package id.loket.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a technician reads of a log in which a station asks every second. */
class FoldingTest {
  private final List<Map<String, Object>> log = new ArrayList<>();

  @Test
  void questionsThatComeAgainAndAgainStandInOneLineWithWhatHappenedBetweenThem() {
    poll(120);
    say("STATE", "paperEnd true");
    poll(40);

    List<Map<String, Object>> folded = folded();

    assertEquals(
        List.of("FOLDED", "STATE", "FOLDED"), folded.stream().map(one -> one.get("kind")).toList());
    assertEquals(40L, folded.get(0).get("asked"));
    assertEquals(120L, folded.get(2).get("asked"));
    assertEquals(12, ((List<?>) folded.get(0).get("lines")).size());
    assertEquals("paperEnd true", folded.get(1).get("text"));
  }

  @Test
  void whoConnectsFromAnotherPortEachTimeIsTheSame() {
    for (int port = 20_000; port < 20_010; port++) {
      say("STATE", "/127.0.0.1:" + port + " connected");
    }

    assertEquals(1, folded().size());
  }

  @Test
  void whatHappenedOnceIsNotPushedOutByQuestions() {
    Recent<String> kept = new Recent<>(20, 3, text -> text);
    kept.add("slip 1");
    for (int i = 0; i < 1_000; i++) {
      kept.add("status?");
    }

    assertEquals(20, kept.all().size());
    assertEquals("slip 1", kept.all().get(0));
  }

  private void poll(int times) {
    for (int i = 0; i < times; i++) {
      say("COMMAND", "DLE EOT 04");
      say("ANSWER", "12");
    }
  }

  private void say(String kind, String text) {
    log.add(Map.of("number", (long) log.size() + 1, "at", "now", "kind", kind, "text", text));
  }

  private List<Map<String, Object>> folded() {
    List<Map<String, Object>> newestFirst = new ArrayList<>(log);
    Collections.reverse(newestFirst);
    return Folding.fold(newestFirst, 60);
  }
}
