package id.loket.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.loket.device.Slip;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLineTest {
  private static final String PICTURE = "event: picture\ndata: {\"version\":%d,\"jobs\":[]}\n\n";

  private static final Topic<StationPicture> TOPIC =
      new Topic<>("STATION", "/live", StationPicture.class, StationPicture::version, 1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer http;
  private ServerLine line;

  @BeforeEach
  void open() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    http.setExecutor(threads);
    http.start();
    URI base = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    line = new ServerLine(base, Duration.ofSeconds(2));
  }

  @AfterEach
  void close() {
    over.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aStreamWithoutPictureAndBeatIsLeft() {
    stream(PICTURE.formatted(1));
    List<StationPicture> pictures = new CopyOnWriteArrayList<>();

    OfficeException e = followUntilItBreaks(pictures);

    assertEquals(1, pictures.size());
    assertTrue(e.getMessage().contains("no picture and no beat for 2000 ms"), e.getMessage());
  }

  @Test
  void theNewestStateThatABeatHasToldIsToldWhenItComesBack() {
    List<String> asked = new CopyOnWriteArrayList<>();
    http.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] said =
              (PICTURE.formatted(1)
                      + "event: beat\ndata: {\"now\":\"\",\"state\":\"5.7.ab\"}\n\n"
                      + "event: beat\ndata: {\"now\":\"\"}\n\n")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });

    followUntilItBreaks(new CopyOnWriteArrayList<>());
    followUntilItBreaks(new CopyOnWriteArrayList<>());

    assertEquals(List.of("/live", "/live?seen=5.7.ab"), asked);
  }

  @Test
  void aServerThatStopsInTheMiddleOfItsAnswerIsGivenUp() {
    http.createContext("/", exchange -> headOnly(exchange, 200));

    OfficeException e =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1),
            () -> assertThrows(OfficeException.class, () -> line.post("/state", Map.of())));

    assertEquals(0, e.status());
    assertTrue(e.getMessage().endsWith("POST /state: no whole answer within 4 s"), e.getMessage());
  }

  @Test
  void aRefusalOfTheStreamThatNeverEndsIsLeft() {
    http.createContext("/", exchange -> headOnly(exchange, 503));

    OfficeException e = followUntilItBreaks(new CopyOnWriteArrayList<>());

    assertTrue(e.getMessage().contains("no picture and no beat for 2000 ms"), e.getMessage());
  }

  @Test
  void aServerOfAnotherVersionIsNamed() {
    stream(PICTURE.formatted(2));

    OfficeException e = followUntilItBreaks(new CopyOnWriteArrayList<>());

    assertTrue(e.getMessage().contains("speaks version 2"), e.getMessage());
  }

  @Test
  void whatANewerServerSaysInWordsThatThisStationDoesNotKnowIsPassedBy() {
    stream(
        "event: horn\ndata: {\"loud\":true}\n\nevent: picture\ndata: "
            + """
            {"version":1,"errands":[{"id":"e1"}],
             "jobs":[{"id":"j1","validForSeconds":60,"sending":false,"copies":2,"slip":
               {"lines":[{"style":"HOLOGRAM","text":"R001","look":
                 {"align":"DIAGONAL","times":2,"bold":true,"colour":"red"}}],"logoAt":-1,"fold":3}}],
             "counters":[{"number":3,"showing":"TRAINING","mood":1},{"number":4,"showing":"OPEN"}]}
            """
                .replace("\n", "")
            + "\n\n");
    List<StationPicture> pictures = new CopyOnWriteArrayList<>();

    followUntilItBreaks(pictures);

    StationPicture picture = pictures.get(0);
    Slip slip = picture.jobs().get(0).slip();
    assertEquals(
        List.of(new Slip.Line(Slip.Style.TEXT, "R001", new Slip.Look(Slip.Align.LEFT, 2, true))),
        slip.lines());
    assertEquals(
        List.of(Showing.OFF, Showing.OPEN),
        picture.counters().stream().map(StationPicture.Counter::showing).toList());
  }

  @Test
  void whatAnOlderServerDoesNotSayHasItsUsualMeaning() {
    stream(PICTURE.formatted(1));
    List<StationPicture> pictures = new CopyOnWriteArrayList<>();

    followUntilItBreaks(pictures);

    assertEquals(new StationPicture(1, List.of(), List.of(), "", "", List.of()), pictures.get(0));
  }

  @Test
  void aPictureThatCantBeReadIsNamed() {
    stream("event: picture\ndata: {\"version\":1}\n\n");

    OfficeException e = followUntilItBreaks(new CopyOnWriteArrayList<>());

    assertTrue(e.getMessage().contains("picture that can't be read"), e.getMessage());
  }

  @Test
  void aRefusedStreamNamesStatusAndCode() {
    http.createContext("/", exchange -> reply(exchange, 401, "{\"code\":\"device-needed\"}"));

    OfficeException e = followUntilItBreaks(new CopyOnWriteArrayList<>());

    assertEquals(401, e.status());
    assertTrue(e.getMessage().endsWith("401 device-needed"), e.getMessage());
  }

  @Test
  void aCodeOfAnotherKindIsRefused() {
    http.createContext("/", exchange -> reply(exchange, 409, "{\"code\":\"wrong-kind\"}"));

    OfficeException e = assertThrows(OfficeException.class, () -> line.enrol("X", "STATION"));

    assertTrue(e.isFinal());
    assertTrue(e.getMessage().contains("the enrolment code is not for a STATION"), e.getMessage());
  }

  @Test
  void aSpentCodeIsSaidWithWhatToDo() {
    http.createContext("/", exchange -> reply(exchange, 403, "{\"code\":\"wrong-code\"}"));

    OfficeException e = assertThrows(OfficeException.class, () -> line.enrol("X", "STATION"));

    assertTrue(e.isFinal());
    assertTrue(e.getMessage().contains("wrong, used already or older"), e.getMessage());
    assertTrue(e.getMessage().contains("a new one of kind STATION"), e.getMessage());
  }

  @Test
  void aServerThatIsNotThereIsSaidInWords() {
    http.stop(0);

    OfficeException e = assertThrows(OfficeException.class, () -> line.enrol("X", "STATION"));

    assertEquals(0, e.status());
    assertTrue(e.getMessage().endsWith("nothing answers there"), e.getMessage());
  }

  @Test
  void aPictureMayKnowMoreThanTheStation() {
    stream("event: picture\ndata: {\"version\":1,\"jobs\":[],\"colour\":\"red\"}\n\n");
    List<StationPicture> pictures = new CopyOnWriteArrayList<>();

    followUntilItBreaks(pictures);

    assertEquals(List.of(new StationPicture(1, List.of(), List.of())), pictures);
  }

  @Test
  void anEventMayComeInAnyPieces() {
    List<String> events = new CopyOnWriteArrayList<>();
    EventReader reader = new EventReader((name, data) -> events.add(name + " " + data));
    for (String line :
        ": a comment|id: 7|event: picture|data: {|data:}||event: beat||data|".split("\\|", -1)) {
      reader.take(line);
    }

    assertEquals(List.of("picture {\n}", "message "), events);
  }

  private OfficeException followUntilItBreaks(List<StationPicture> pictures) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThrows(OfficeException.class, () -> line.follow(TOPIC, pictures::add)));
  }

  /** Sends the text, and then nothing more. */
  private void stream(String text) {
    http.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          stay(exchange);
        });
  }

  /** Promises a body, and never sends it. */
  private void headOnly(HttpExchange exchange, int status) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, 100);
    exchange.getResponseBody().flush();
    stay(exchange);
  }

  private void stay(HttpExchange exchange) {
    try {
      over.await();
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = status == 204 ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
