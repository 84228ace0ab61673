package id.loket.server.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stations are updated after their server, and some of them late: what the stations of commit
 * 5f2349b said, recorded between the programs, is answered today as it was then.
 */
class OldStationTest {
  /** When an open office opens: it was another moment in each picture, and no station read it. */
  private static final String NULL_WHILE_OPEN = "/opensAt";

  /** Whoever was called stood there; who did not come does now. */
  private static final String EMPTY_WHILE_NOBODY_IS_MISSED = "/history";

  private static final ObjectMapper JSON = new ObjectMapper();

  private OfficeUnderTest office;
  private final Map<String, String> filledIn = new LinkedHashMap<>();

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void anOldKioskStationPrintsAndTellsItsPrintersStates() throws Exception {
    Iterator<Said> said = conversation("kiosk.txt").iterator();
    Client station = enrol(said.next(), ScreenKind.STATION);
    Said live = said.next();
    Client kiosk = kioskOf("STATION");
    filledIn.put("{job 1}", issue(kiosk, station, live));
    assertStillThere(live.picture(), picture(station, live), "");
    boolean second = false;
    while (said.hasNext()) {
      Said next = said.next();
      if (next.first().contains("{job 2}") && !second) {
        filledIn.put("{job 2}", issue(kiosk, station, live));
        second = true;
      }
      repeat(station, next);
    }

    JsonNode printer = deviceOfTheStation();
    assertEquals("PRINTER", printer.path("kind").asText());
    assertEquals("PAPER_OUT", printer.path("state").asText());
    assertEquals("DOWN", printer.path("health").asText());
  }

  @Test
  void anOldStationThatSpeaksSaysHowFarItsCallHasCome() throws Exception {
    Iterator<Said> said = conversation("display.txt").iterator();
    Client station = enrol(said.next(), ScreenKind.BOARD);
    Said live = said.next();
    Client officer = office.person("OFFICER");
    office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
    assertEquals(2, officer.post("/api/v1/counters/3/take").status() / 100);
    assertEquals(2, officer.post("/api/v1/counters/3/call-next").status() / 100);
    JsonNode now = picture(station, live);
    assertStillThere(live.picture(), now, "");
    filledIn.put("{announcement}", now.at("/announcements/0/id").asText());

    while (said.hasNext()) {
      repeat(station, said.next());
    }

    assertEquals(
        0, picture(station, live).path("announcements").size(), "it has been spoken to its end");
  }

  // ---- what was said ----------------------------------------------------------------------------

  /** A request and what came back: a status, and of a live topic one picture. */
  private record Said(
      String first, Map<String, String> headers, String body, int status, String picture) {
    String method() {
      return first.substring(0, first.indexOf(' '));
    }
  }

  private static List<Said> conversation(String file) throws IOException {
    List<Said> said = new ArrayList<>();
    for (String block : resource("/old-station/" + file).strip().split("\n\n")) {
      if (block.startsWith("#")) {
        continue;
      }
      Map<String, String> headers = new LinkedHashMap<>();
      String body = null;
      int status = 0;
      String picture = null;
      List<String> lines = List.of(block.split("\n"));
      for (String line : lines.subList(1, lines.size())) {
        if (line.matches("[0-9]{3}")) {
          status = Integer.parseInt(line);
        } else if (line.startsWith("{") && status == 0) {
          body = line;
        } else if (line.startsWith("{")) {
          picture = line;
        } else {
          headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(' ') + 1));
        }
      }
      said.add(new Said(lines.get(0), headers, body, status, picture));
    }
    assertFalse(said.isEmpty(), file);
    return said;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = OldStationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // ---- saying it again --------------------------------------------------------------------------

  private Client enrol(Said said, ScreenKind kind) throws Exception {
    String code =
        office
            .server()
            .screens()
            .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(15));
    filledIn.put("{code}", code);
    Client station = office.nobody();
    JsonNode answer = repeat(station, said);
    filledIn.put("{token}", answer.path("token").asText());
    // From here on it is known by its token alone, as a program is that has no cookies.
    return office.nobody();
  }

  private JsonNode repeat(Client station, Said said) throws Exception {
    Client.Reply reply =
        station.sendRaw(
            said.method(),
            filled(said.first()).split(" ")[1],
            said.body() == null ? null : filled(said.body()).getBytes(StandardCharsets.UTF_8),
            headers(said));
    return reply.expect(said.status());
  }

  private JsonNode picture(Client station, Said live) throws Exception {
    return station.picture(live.first().split(" ")[1], headers(live));
  }

  private String[] headers(Said said) {
    List<String> headers = new ArrayList<>();
    said.headers()
        .forEach(
            (name, value) -> {
              headers.add(name);
              headers.add(filled(value));
            });
    return headers.toArray(String[]::new);
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> one : filledIn.entrySet()) {
      filled = filled.replace(one.getKey(), one.getValue());
    }
    return filled;
  }

  // ---- the office around it ---------------------------------------------------------------------

  private Client kioskOf(String stationName) throws Exception {
    String station =
        office.server().screens().all().stream()
            .filter(one -> one.screen().name().equals(stationName))
            .findFirst()
            .orElseThrow()
            .screen()
            .id();
    String code =
        office
            .server()
            .screens()
            .newCode(
                new Screens.Code(ScreenKind.KIOSK, "Kiosk", List.of(), station),
                1,
                Duration.ofMinutes(15));
    Client kiosk = office.nobody();
    kiosk.post("/api/v1/enrol", "code", code).expect(201);
    return kiosk;
  }

  /** Takes a ticket, and answers with the slip's job as the station finds it in its picture. */
  private String issue(Client kiosk, Client station, Said live) throws Exception {
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    return station
        .picture(
            live.first().split(" ")[1], picture -> picture.path("jobs").size() > 0, headers(live))
        .at("/jobs/0/id")
        .asText();
  }

  private JsonNode deviceOfTheStation() throws Exception {
    for (JsonNode one : office.administrator().get("/api/v1/devices").expect(200)) {
      if (one.path("kind").asText().equals("STATION")) {
        return one.at("/devices/0");
      }
    }
    throw new AssertionError("no station is enrolled");
  }

  /** Whatever an old station read is there under the same name and of the same kind. */
  private static void assertStillThere(String then, JsonNode now, String at) throws IOException {
    assertStillThere(JSON.readTree(then), now, at);
  }

  private static void assertStillThere(JsonNode then, JsonNode now, String at) {
    if (!then.isNull() && !NULL_WHILE_OPEN.equals(at)) {
      assertEquals(then.getNodeType(), now.getNodeType(), at);
    }
    for (Map.Entry<String, JsonNode> one : then.properties()) {
      String place = at + "/" + one.getKey();
      assertFalse(now.path(one.getKey()).isMissingNode(), place + " is gone");
      assertStillThere(one.getValue(), now.get(one.getKey()), place);
    }
    if (then.isArray() && then.size() > 0 && !EMPTY_WHILE_NOBODY_IS_MISSED.equals(at)) {
      assertFalse(now.isEmpty(), at + " is empty");
      assertStillThere(then.get(0), now.get(0), at + "/0");
    }
  }
}
