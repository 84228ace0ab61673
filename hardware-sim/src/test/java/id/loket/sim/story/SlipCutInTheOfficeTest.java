package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.paper.Cut;
import id.loket.paper.Slip;
import id.loket.server.Client;
import id.loket.sim.printer.PaperReader;
import id.loket.sim.printer.PrinterSetup;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The printer's cable is pulled under slips of a whole office: the ticket outlives its paper. */
class SlipCutInTheOfficeTest {
  private static final int VISITORS = 25;
  private static final int BYTES_OF_A_SLIP = 1_700;

  @Test
  void theTicketKeepsItsNumberWhereverItsSlipWasCut() throws Exception {
    StoryOffice.Plan plan = StoryOffice.Plan.quick();
    PrinterSetup printer = plan.printer().withKeptSlips(200);
    try (StoryOffice office = StoryOffice.open(plan.withPrinter(printer))) {
      Client kiosk = office.kiosk();
      Client guard = office.guard();
      Set<String> numbers = new HashSet<>();
      int unknown = 0;
      Slip copy = null;

      for (int visitor = 0; visitor < VISITORS; visitor++) {
        int offset = visitor * BYTES_OF_A_SLIP / VISITORS;
        office.printer().controls().set("cutAfterBytes", offset + 1);
        JsonNode ticket = StoryOffice.take(kiosk, "REENTRY");
        String number = ticket.path("number").asText();
        JsonNode print = office.printed(ticket);

        String where = number + " cut after about " + offset + " bytes: " + print;
        assertTrue(numbers.add(number), where + ": a number given twice");
        String state = print.path("state").asText();
        if (state.equals("PRINTED")) {
          assertEquals(1, slips(office, number).size(), where);
        } else {
          assertEquals("UNKNOWN", state, where);
          assertEquals("CUT_OFF", print.path("reason").asText(), where);
          unknown++;
          copy = aCopyComesOnlyWhenAPersonAsks(office, guard, ticket);
        }
        assertEquals("WAITING", status(office, ticket).path("state").asText(), where);
        assertEquals(number, status(office, ticket).path("number").asText());
      }

      assertTrue(unknown >= VISITORS / 2, "the cable was cut under " + unknown + " slips only");
      PaperReader read = PaperReader.of(copy.png());
      assertEquals(copy.largestLine(), read.largest());
      assertTrue(read.text().startsWith("SALINAN"), read.text());
      JsonNode hall = guard.picture("/api/v1/guard/live");
      assertEquals(VISITORS, hall.path("waiting").size());
    }
  }

  private static Slip aCopyComesOnlyWhenAPersonAsks(
      StoryOffice office, Client guard, JsonNode ticket) throws Exception {
    String number = ticket.path("number").asText();
    guard.picture("/api/v1/guard/live", StoryOffice.firstPrinterIs("READY"));
    // The piece that hung in it is cut off by then, but may not have come out.
    office.printer().awaitIdle(Duration.ofMinutes(1));
    List<Slip> before = slips(office, number);
    assertTrue(before.size() <= 1, number + ": " + before.size() + " slips");
    assertTrue(before.stream().noneMatch(slip -> slip.text().contains("SALINAN")));

    // The guard tears off what hangs in the printer.
    office.printer().controls().press("refill");
    guard.post("/api/v1/tickets/" + ticket.path("id").asText() + "/reprint").ok();

    assertEquals("PRINTED", office.printed(ticket).path("state").asText());
    List<Slip> after = slips(office, number);
    assertEquals(before.size() + 1, after.size(), number);
    Slip copy = after.get(after.size() - 1);
    assertEquals(number, copy.largestLine());
    assertEquals("SALINAN", copy.lines().get(0).text());
    return copy;
  }

  /** Every slip with this number that was cut off, oldest first. */
  private static List<Slip> slips(StoryOffice office, String number) {
    return office.printer().slips().stream()
        .filter(slip -> slip.cut() != Cut.TORN && slip.largestLine().equals(number))
        .toList();
  }

  private static JsonNode status(StoryOffice office, JsonNode ticket) throws Exception {
    return office.nobody().get("/api/v1/status/" + ticket.path("token").asText()).ok();
  }
}
