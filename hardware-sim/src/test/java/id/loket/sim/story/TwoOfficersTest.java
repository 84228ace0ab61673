package id.loket.sim.story;

import static id.loket.sim.story.StoryOffice.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.loket.server.Client;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Complaints 1, 2, 4 and 5 over the wire: numbers given twice, visitors called twice. */
class TwoOfficersTest {
  private static final int VISITORS = 200;

  @Test
  void complaints1And2And4And5TwoOfficersPressNextTogetherAndNobodyIsCalledTwice()
      throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick())) {
      office.adopt(catalogue -> ((ArrayNode) catalogue.at("/counters/4/services")).add("REENTRY"));
      Client third = office.officerAt(3);
      Client fifth = office.officerAt(5);
      List<Client> kiosks = List.of(office.kiosk(), office.kiosk());

      ExecutorService people = Executors.newFixedThreadPool(2);
      List<Future<List<String>>> lines = new ArrayList<>();
      for (Client kiosk : kiosks) {
        lines.add(people.submit(() -> come(kiosk)));
      }
      List<String> taken = all(lines);
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<List<String>>> desks = new ArrayList<>();
      desks.add(people.submit(() -> serve(third, 3, together)));
      desks.add(people.submit(() -> serve(fifth, 5, together)));
      List<String> called = all(desks);
      people.shutdownNow();

      assertEquals(VISITORS, new HashSet<>(taken).size(), "a number was given twice");
      assertEquals(VISITORS, called.size(), "called: " + called);
      assertEquals(new TreeSet<>(taken), new TreeSet<>(called), "somebody was called twice");
      JsonNode picture = office.kiosk().picture("/api/v1/kiosk/live");
      picture.path("services").forEach(one -> assertEquals(0, one.path("waiting").asInt()));
    }
  }

  private static List<String> come(Client kiosk) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < VISITORS / 2; i++) {
      ids.add(take(kiosk, "REENTRY").path("id").asText());
    }
    return ids;
  }

  /** Both press at the same moment, as often as it takes. */
  private static List<String> serve(Client officer, int counter, CyclicBarrier together)
      throws Exception {
    String orders = "/api/v1/counters/" + counter;
    List<String> called = new ArrayList<>();
    for (int press = 0; press < VISITORS; press++) {
      together.await();
      Client.Reply reply = officer.post(orders + "/call-next");
      if (reply.status() == 204) {
        called.add(current(officer));
        officer.post(orders + "/start").ok();
        officer.post(orders + "/finish").ok();
      } else {
        assertEquals("nobody-waiting", reply.code(), reply.toString());
      }
    }
    assertTrue(called.size() > VISITORS / 4, "counter " + counter + " called " + called.size());
    return called;
  }

  private static String current(Client officer) throws Exception {
    return officer.picture("/api/v1/console/live").at("/mine/current/id").asText();
  }

  private static List<String> all(List<Future<List<String>>> parts) throws Exception {
    List<String> all = new ArrayList<>();
    for (Future<List<String>> part : parts) {
      all.addAll(part.get());
    }
    return all;
  }
}
