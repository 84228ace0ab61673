package id.loket.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.JournalReader;
import id.loket.server.rules.CounterFreed;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A loket whose officer went home does not stay taken. */
class FreedCounterTest {
  private static final String HALL = "/api/v1/hall/live";
  private static final String COUNTER = "/api/v1/counters/3/";

  private OfficeUnderTest office;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    officer = office.person("budi", "OFFICER", "");
    officer.post(COUNTER + "take").expect(204);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aSupervisorFreesItAndTheJournalNamesBoth() throws Exception {
    Client supervisor = office.person("siti", "SUPERVISOR", "");
    JsonNode seen = supervisor.picture("/api/v1/guard/live");
    assertEquals("budi", seen.at("/counters/0/officer").asText());

    supervisor.post(COUNTER + "free").expect(204);

    office.person("sari", "OFFICER", "").post(COUNTER + "take").expect(204);
    assertEquals(List.of(new CounterFreed(3, "budi", "person:siti")), freed());
  }

  @Test
  void whoWasCalledThereWaitsAgainAtTheOldPlaceAndAVisitInServiceIsClosed() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client supervisor = office.person("siti", "SUPERVISOR", "");
    JsonNode first = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    JsonNode second = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    officer.post(COUNTER + "call-next").expect(204);

    supervisor.post(COUNTER + "free").expect(204);
    assertEquals("WAITING", state(kiosk, first));
    supervisor.post(COUNTER + "take").expect(204);
    supervisor.post(COUNTER + "call-next").expect(204);
    assertEquals("CALLED", state(kiosk, first));
    supervisor.post(COUNTER + "start").expect(204);

    supervisor.post(COUNTER + "free").expect(204);
    assertEquals("FINISHED", state(kiosk, first));
    assertEquals("WAITING", state(kiosk, second));
  }

  @Test
  void anAccountThatIsLockedLosesIt() throws Exception {
    office.administrator().post("/api/v1/accounts/budi/lock").expect(204);

    office.screen("BOARD").picture(HALL, isOpen(false));
    assertEquals(List.of(new CounterFreed(3, "budi", "office")), freed());
  }

  @Test
  void whoLogsOutOnTheLastComputerLosesItButNotWhileAVisitorIsThere() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client board = office.screen("BOARD");
    JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    officer.post(COUNTER + "call-next").expect(204);
    officer.post(COUNTER + "start").expect(204);

    officer.send("DELETE", "/api/v1/session", null).expect(204);
    office.person("wati", "OFFICER", "").post("/api/v1/counters/4/take").expect(204);
    office.administrator().post("/api/v1/accounts/wati/lock").expect(204);
    board.picture(HALL, p -> !open(p, 4)); // The chore has been round, and passed loket 3 by.
    assertEquals("SERVING", state(kiosk, ticket));

    officer.login("budi", office.account("budi", "OFFICER"));
    officer.post(COUNTER + "finish").expect(204);
    officer.send("DELETE", "/api/v1/session", null).expect(204);

    board.picture(HALL, isOpen(false));
  }

  private static Predicate<JsonNode> isOpen(boolean wanted) {
    return picture -> open(picture, 3) == wanted;
  }

  private static boolean open(JsonNode picture, int number) {
    for (JsonNode one : picture.get("counters")) {
      if (one.get("number").asInt() == number) {
        return one.get("open").asBoolean();
      }
    }
    throw new AssertionError("no loket " + number);
  }

  private static String state(Client kiosk, JsonNode ticket) throws Exception {
    return kiosk.get("/api/v1/status/" + ticket.get("token").asText()).ok().get("state").asText();
  }

  private List<CounterFreed> freed() throws Exception {
    try (JournalReader reader = new JournalReader(office.server().database())) {
      return reader.after(0, Integer.MAX_VALUE).stream()
          .map(one -> one.event())
          .filter(CounterFreed.class::isInstance)
          .map(CounterFreed.class::cast)
          .toList();
    }
  }
}
