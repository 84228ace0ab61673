package id.loket.server.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.NewerFeature;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.rules.HallEvent;
import id.loket.server.web.ContractStory;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LookupContractTest {
  private static final String JOURNAL = "/api/v1/journal";

  @Test
  void whatHappenedIsFoundByNumberLoketAndActor() throws Exception {
    ContractStory.tell(
        "lookup",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client officer = story.office().person("budi", "OFFICER", "");
          Client inspector = story.office().person("INSPECTOR");
          JsonNode ticket = story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          story.ok(officer, "POST", "/api/v1/counters/3/take");
          story.ok(officer, "POST", "/api/v1/counters/3/call-next");
          story.ok(officer, "POST", "/api/v1/counters/3/start");

          JsonNode all = story.ok(inspector, "GET", JOURNAL);
          assertEquals(WallClock.DAY.toString(), all.get("day").asText());
          assertEquals(all.get("day"), all.get("oldest"));
          assertTrue(all.get("next").isNull());
          JsonNode of = story.ok(inspector, "GET", JOURNAL + "?number=r1");
          assertEquals(
              List.of("TicketIssued", "TicketCalled", "ServiceStarted", "dossier.DossierOpened"),
              kinds(of));
          assertEquals("R001", of.at("/rows/0/number").asText());
          assertEquals("REENTRY", of.at("/rows/0/values/service").asText());
          assertEquals(
              List.of("CounterTaken", "TicketCalled", "ServiceStarted"),
              kinds(story.ok(inspector, "GET", JOURNAL + "?counter=3")));
          JsonNode by = story.ok(inspector, "GET", JOURNAL + "?actor=BUDI&number=R001");
          assertEquals(
              List.of("TicketCalled", "ServiceStarted", "dossier.DossierOpened"), kinds(by));
          assertEquals("person:budi", by.at("/rows/0/actor").asText());
          assertFalse(by.at("/rows/0/actorName").asText().isEmpty());
          assertEquals(List.of(), kinds(story.ok(inspector, "GET", JOURNAL + "?day=2020-01-01")));
          for (String secret : List.of("token", "shortCode")) {
            assertFalse(all.toString().contains(ticket.get(secret).asText()), secret);
          }
        });
  }

  @Test
  void whatIsNoSearchIsNamedAndOnlyThoseWhoAnswerForItMayLook() throws Exception {
    ContractStory.tell(
        "lookup",
        story -> {
          Client head = story.office().person("HEAD");
          story.ok(head, "GET", JOURNAL);
          for (String wrong :
              List.of(
                  "day=kemarin",
                  "number=12",
                  "counter=tiga",
                  "after=x",
                  "actor=" + "a".repeat(81))) {
            JsonNode problem = head.get(JOURNAL + "?" + wrong).expect(422);
            String name = wrong.substring(0, wrong.indexOf('='));
            assertTrue(problem.get("detail").asText().startsWith(name), problem.toString());
          }
          for (String role : List.of("GUARD", "OFFICER", "TECHNICIAN")) {
            story.fails(403, story.office().person(role), "GET", JOURNAL);
          }
        });
  }

  @Test
  void moreThanAPageIsReadOnWhereItEnded() throws Exception {
    ContractStory.tell(
        "lookup",
        story -> {
          Client guard = story.office().person("GUARD");
          for (int i = 0; i < 101; i++) {
            JsonNode ticket = story.ok(guard, "POST", "/api/v1/tickets", "service", "REENTRY");
            guard.post("/api/v1/tickets/" + ticket.get("id").asText() + "/leave").ok();
          }
          Client head = story.office().person("HEAD");

          JsonNode first = story.ok(head, "GET", JOURNAL + "?actor=guard");
          JsonNode second =
              story.ok(head, "GET", JOURNAL + "?actor=guard&after=" + first.get("next").asLong());

          assertEquals(200, first.get("rows").size());
          assertEquals(List.of("TicketIssued", "TicketLeft"), kinds(second));
          assertTrue(second.get("next").isNull());
        });
  }

  @Test
  void aLineThatWasChangedInTheFileSaysSo() throws Exception {
    ContractStory.tell(
        "lookup",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client head = story.office().person("HEAD");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          story
              .office()
              .server()
              .desk()
              .write(
                  tables ->
                      tables.execute(
                          "UPDATE event SET body = replace(body, 'REENTRY', 'OPP')"
                              + " WHERE kind = 'TicketIssued'"))
              .join();

          JsonNode row = story.ok(head, "GET", JOURNAL + "?number=R001").at("/rows/0");

          assertFalse(row.get("sound").asBoolean());
          assertEquals("OPP", row.at("/values/service").asText());
        });
  }

  @Test
  void anEventOfANewerProgramIsSaidToBeOneAndTellsNothingElse() throws Exception {
    ContractStory.tell(
        "lookup",
        story -> {
          Client head = story.office().person("HEAD");
          OfficeUnderTest office = story.office();
          office.restart(() -> NewerFeature.wasHere(office.folder()));

          List<JsonNode> rows = new ArrayList<>();
          story.ok(head, "GET", JOURNAL).get("rows").forEach(rows::add);
          JsonNode row =
              rows.stream()
                  .filter(one -> one.get("kind").asText().equals("poll.PollAsked"))
                  .findFirst()
                  .orElseThrow();

          assertFalse(row.get("known").asBoolean());
          assertTrue(row.get("sound").asBoolean());
          assertTrue(row.get("values").isEmpty(), row.toString());
          assertTrue(rows.stream().allMatch(one -> one == row || one.get("known").asBoolean()));
        });
  }

  @Test
  void thePageHasASentenceForEachKindOfEvent() throws Exception {
    String texts;
    try (InputStream in = getClass().getResourceAsStream("/screens/journal/texts.id.js")) {
      texts = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertEquals(List.of(), everyKind().filter(kind -> !hasSentence(texts, kind)).toList());
    assertFalse(hasSentence(texts, "TicketPlanted"));
  }

  private static boolean hasSentence(String texts, String kind) {
    return texts.contains("\n  " + kind + ": '") || texts.contains("\n  '" + kind + "': '");
  }

  private static Stream<String> everyKind() {
    return Stream.concat(
        Arrays.stream(HallEvent.class.getPermittedSubclasses()).map(Class::getSimpleName),
        OfficeServer.REGISTERS.all().stream()
            .flatMap(
                register ->
                    register.kinds().stream()
                        .map(kind -> register.name() + "." + kind.type().getSimpleName())));
  }

  /** But for what the office does by itself, and what devices and boards tell. */
  private static List<String> kinds(JsonNode page) {
    return StreamSupport.stream(page.get("rows").spliterator(), false)
        .map(row -> row.get("kind").asText())
        .filter(kind -> !kind.matches("Slip.*|Day.*|Device.*|Catalogue.*|Announcement.*"))
        .toList();
  }
}
