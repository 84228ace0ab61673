package id.loket.server.call;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallContractTest {
  private static final String TICKETS = "/api/v1/tickets";
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final String CONSOLE = "/api/v1/console/live";
  private static final String HALL = "/api/v1/hall/live";

  @Test
  void callsAndWhatTheHallHearsOfThemFitTheDescription() throws Exception {
    ContractStory.tell(
        "call",
        story -> {
          story.hurry();
          Client guard = story.office().person("GUARD");
          Client officer = story.office().person("OFFICER");
          Client board = story.office().screen("BOARD");
          story.ok(guard, "POST", TICKETS, "service", "REENTRY");
          JsonNode second = story.ok(guard, "POST", TICKETS, "service", "REENTRY");
          story.ok(guard, "POST", TICKETS, "service", "REENTRY");
          story.ok(guard, "POST", TICKETS, "service", "REENTRY");

          story.picture(officer, CONSOLE, p -> p.get("mine").isNull());
          story.fails(404, officer, "POST", "/api/v1/counters/99/take");
          inOrder(story, officer, "take");
          story.ok(officer, "POST", COUNTER + "directed/seen", "visitors", List.of("unknown"));
          inOrder(story, officer, "pause", "open", "call-next");
          story.fails(409, officer, "POST", COUNTER + "call-next");
          story.fails(409, officer, "POST", COUNTER + "no-show");
          hear(story, board);
          story.picture(officer, CONSOLE, p -> p.at("/mine/hall/spoken").asInt() == 1);
          inOrder(story, officer, "start", "finish", "undo", "finish");

          String id = second.get("id").asText();
          story.ok(officer, "POST", COUNTER + "call", "ticket", id, "reason", "sudah lama");
          inOrder(story, officer, "start", "finish", "call-next");
          hear(story, board);
          inOrder(story, officer, "recall");
          hear(story, board);
          inOrder(story, officer, "no-show");
          story.picture(officer, CONSOLE, p -> p.get("missed").size() == 1);
          story.picture(board, HALL, p -> p.get("history").size() == 1);
          story.fails(403, officer, "POST", COUNTER + "free");
          story.ok(story.office().person("SUPERVISOR"), "POST", COUNTER + "free");
          inOrder(story, officer, "take", "release");
          press(story, officer);
        });
  }

  private static void press(ContractStory story, Client officer) throws Exception {
    Client station = story.office().screen("STATION");
    String button = "/api/v1/stations/me/buttons/3";
    story.fails(409, station, "POST", button, "press", "SHORT");
    inOrder(story, officer, "take");
    story.fails(409, station, "POST", button, "press", "LONG");
    story.picture(
        officer, CONSOLE, p -> p.at("/mine/button/code").asText().equals("nothing-called"));
    story.ok(station, "POST", button, "press", "SHORT");
    story.picture(officer, CONSOLE, p -> p.at("/mine/button").isNull());
    story.fails(422, station, "POST", button, "press", "TWICE");
    story.fails(403, officer, "POST", button, "press", "SHORT");
    story.picture(sign(story), "/api/v1/sign/live", CallContractTest::callsTheFourth);
    story.ok(station, "POST", button, "press", "START");
    story.fails(409, station, "POST", button, "press", "NO_SHOW");
    story.ok(station, "POST", button, "press", "FINISH");
    inOrder(story, officer, "release");
  }

  private static boolean callsTheFourth(JsonNode picture) {
    JsonNode counter = picture.at("/counters/0");
    return counter.path("number").asInt() == 3
        && counter.path("showing").asText().equals("CALLING")
        && counter.at("/call/ticket").asText().equals("R004");
  }

  private static Client sign(ContractStory story) throws Exception {
    Screens.Code over3 = new Screens.Code(ScreenKind.SIGN, "Loket 3", List.of(3), "");
    Client sign = story.office().nobody();
    sign.enrol(story.office().server().screens().newCode(over3, 1, Duration.ofMinutes(5)));
    return sign;
  }

  private static void inOrder(ContractStory story, Client officer, String... orders)
      throws Exception {
    for (String order : orders) {
      story.ok(officer, "POST", COUNTER + order);
    }
  }

  private static void hear(ContractStory story, Client board) throws Exception {
    JsonNode said = story.picture(board, HALL, p -> p.get("announcements").size() == 1);
    String id = said.at("/announcements/0/id").asText().replace("/", "%2F");
    String acks = "/api/v1/hall/announcements/" + id + "/acks";
    story.ok(board, "POST", "/api/v1/hall/boards/me/state", "sound", "BLOCKED");
    for (String stage : List.of("RECEIVED", "SHOWN", "SPOKEN")) {
      story.ok(board, "POST", acks, "stage", stage);
    }
    story.fails(422, board, "POST", acks, "stage", "SUNG");
  }
}
