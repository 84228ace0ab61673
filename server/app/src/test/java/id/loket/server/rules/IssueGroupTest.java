package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.journal.JournalJson;
import id.loket.server.rules.Catalogue.Limit;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several come to the door together. */
class IssueGroupTest {
  @Test
  void eachHasANumberOfItsOwnAndNobodyStandsBetweenThem() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    hall.issue("SSW");
    hall.issue("REENTRY");

    List<TicketIssued> group = issued(hall.does(group(5, "REENTRY", Priority.REGULAR)));

    assertEquals(List.of(2, 3, 4, 5, 6), group.stream().map(TicketIssued::serial).toList());
    assertEquals(List.of(3L, 4L, 5L, 6L, 7L), group.stream().map(TicketIssued::place).toList());
    Set<String> codes = new HashSet<>(group.stream().map(TicketIssued::shortCode).toList());
    assertEquals(5, codes.size());
    String first = group.get(0).ticket();
    assertTrue(group.stream().allMatch(one -> one.group().equals(Optional.of(first))));
    assertEquals(Optional.empty(), hall.issue("REENTRY").issue().group());
    assertEquals(7, hall.office.lastSerial("R"));
  }

  @Test
  void whatASlipPromisesIsWhatEachFindsOnceAllOfThemStandThere() {
    Random random = new Random(7);
    Catalogue always = AlwaysOpen.catalogue();
    for (int round = 0; round < 200; round++) {
      Hall hall = new Hall(always, Hall.MONDAY);
      for (int before = random.nextInt(12); before > 0; before--) {
        hall.does(
            Hall.wanted("REENTRY", random.nextInt(3) == 0 ? Priority.ELDERLY : Priority.REGULAR));
      }
      Priority priority = random.nextBoolean() ? Priority.ELDERLY : Priority.REGULAR;

      for (TicketIssued one :
          issued(hall.does(group(2 + random.nextInt(9), "REENTRY", priority)))) {
        assertEquals(hall.office.ahead(hall.ticket(one.ticket())), one.ahead(), one.toString());
      }
    }
  }

  @Test
  void whoIsLastInALargeGroupHasASlipThoughThoseBeforeTakeMoreThanAMinute() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    List<IssueTicket> printed =
        IntStream.range(0, 20).mapToObj(one -> onPaper(Hall.wanted("REENTRY"))).toList();
    hall.does(new IssueGroup(printed));

    hall.later(61);

    assertEquals(1, hall.does(new ExpireJobs()).size(), "nobody has begun with the first");
    hall.later(189);
    assertEquals(18, hall.does(new ExpireJobs()).size());
    assertEquals(1, hall.office.openJobs().size(), "the last of them");
  }

  @Test
  void whoComesAfterALargeGroupWaitsForItsSlipsAndNobodyElseDoes() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    hall.does(
        new IssueGroup(
            IntStream.range(0, 20).mapToObj(one -> onPaper(Hall.wanted("REENTRY"))).toList()));
    hall.later(100);
    hall.does(onPaper(Hall.wanted("REENTRY")));
    hall.does(onPaper(Hall.wanted("REENTRY"), "elsewhere"));

    hall.later(61);

    hall.does(new ExpireJobs());
    List<Ticket> open = hall.office.openJobs();
    assertEquals("station", open.get(open.size() - 1).printing().station(), "the one behind it");
    hall.later(200);
    hall.does(new ExpireJobs());
    assertEquals(List.of(), hall.office.openJobs());
  }

  private static IssueTicket onPaper(IssueTicket one) {
    return onPaper(one, "station");
  }

  private static IssueTicket onPaper(IssueTicket one, String station) {
    return new IssueTicket(one.service(), one.priority(), "id", "guard", station, one.tokens(), 0);
  }

  @Test
  void aQuotaThatIsTooSmallForAllGivesNobodyANumber() {
    Hall hall = limited(4);
    hall.issue("OPP");
    int events = hall.events.size();

    assertEquals(Reason.QUOTA_REACHED, hall.refuses(group(4, "OPP", Priority.REGULAR)));

    assertEquals(events, hall.events.size());
    assertEquals(1, hall.office.waiting("OPP"));
    assertEquals(3, hall.does(group(3, "OPP", Priority.REGULAR)).size());
  }

  @Test
  void oneAloneIsNoGroupAndMoreThanTwentyAreTooMany() {
    assertThrows(IllegalArgumentException.class, () -> group(1, "OPP", Priority.REGULAR));
    String words =
        assertThrows(IllegalArgumentException.class, () -> group(21, "OPP", Priority.REGULAR))
            .getMessage();
    assertEquals("people 21: 2 to 20 are allowed", words);
  }

  @Test
  void aNumberOfOneAloneStandsInTheJournalAsItAlwaysDid() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    TicketIssued alone = (TicketIssued) hall.does(Hall.wanted("OPP")).get(0);

    String stored = JournalJson.write(alone);

    assertTrue(!stored.contains("group"), stored);
    assertEquals(alone, JournalJson.read(stored, TicketIssued.class));
    TicketIssued together = issued(hall.does(group(2, "OPP", Priority.REGULAR))).get(1);
    assertEquals(together, JournalJson.read(JournalJson.write(together), TicketIssued.class));
  }

  private static IssueGroup group(int people, String service, Priority priority) {
    return new IssueGroup(
        IntStream.range(0, people).mapToObj(one -> Hall.wanted(service, priority)).toList());
  }

  private static List<TicketIssued> issued(List<HallEvent> events) {
    List<TicketIssued> issued = new ArrayList<>();
    events.forEach(one -> issued.add((TicketIssued) one));
    return issued;
  }

  private static Hall limited(int most) {
    return AllowanceTest.hall(
        new Limit(List.of(DayOfWeek.MONDAY), Optional.of(most), Optional.empty()));
  }
}
