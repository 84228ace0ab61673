package id.loket.sim.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.sim.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One name per control in Java, REST and on the page; pictures of paper; a live topic. */
class BenchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private VirtualTicketPrinter printer;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    printer =
        VirtualTicketPrinter.start(
            PrinterSetup.of("kiosk-1", PrinterModel.MM58, "127.0.0.1:0").withInstantPrinting());
    bench = new Bench(List.of(printer)).start("127.0.0.1", 0);
  }

  @AfterEach
  void close() {
    bench.close();
    printer.close();
  }

  @Test
  void everyControlIsMovedByTheSameNameAsInJava() throws Exception {
    JsonNode device = JSON.readTree(get("/api/bench/devices").body()).get(0);
    assertEquals(printer.controls().all().size(), device.get("controls").size());

    for (JsonNode control : device.get("controls")) {
      String name = control.get("name").asText();
      switch (control.get("kind").asText()) {
        case "SWITCH" -> {
          assertEquals(200, set(name, "true").statusCode(), name);
          assertEquals(true, printer.controls().value(name), name);
          assertEquals(200, set(name, "false").statusCode(), name);
          assertEquals(false, printer.controls().value(name), name);
        }
        case "NUMBER" -> {
          assertEquals(200, set(name, "123").statusCode(), name);
          assertEquals(123L, printer.controls().value(name), name);
        }
        default -> assertEquals(200, set(name, "null").statusCode(), name);
      }
    }
  }

  @Test
  void refusalsHaveTheirStableCodes() throws Exception {
    assertEquals("422 bad-value", refusal(set("coverOpen", "\"yes\"")));
    assertEquals("422 bad-value", refusal(set("paper", "-5")));
    assertEquals("422 bad-value", refusal(post("coverOpen", "no json", "application/json")));
    assertEquals("404 unknown-control", refusal(set("coverOpened", "true")));
    assertEquals("415 json-needed", refusal(post("coverOpen", "{\"value\":true}", "text/plain")));
    assertEquals("404 unknown-slip", refusal(get("/api/bench/devices/kiosk-1/slips/7.png")));
    assertEquals("404 unknown-device", refusal(get("/api/bench/devices/x/slips/current.png")));
    assertEquals(false, printer.controls().value("coverOpen"));
  }

  @Test
  void aForeignPageCannotMoveAControl() throws Exception {
    HttpRequest foreign =
        request("/api/bench/devices/kiosk-1/controls/coverOpen")
            .header("Content-Type", "application/json")
            .header("Origin", "http://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString("{\"value\":true}"))
            .build();
    assertEquals("403 not-allowed", refusal(http.send(foreign, BodyHandlers.ofString())));
    assertEquals(false, printer.controls().value("coverOpen"));
  }

  @Test
  void aNameThatIsNotOfThisMachineIsNotAnswered() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", bench.port())) {
      String ask = "GET /api/bench/devices HTTP/1.1\r\nHost: evil.example\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), "US-ASCII"));
      assertTrue(answer.readLine().contains(" 421 "));
    }
  }

  @Test
  void aSlipIsServedAsThePictureThatWasPrinted() throws Exception {
    print("R012\n\n\n");
    byte[] served = picture("/api/bench/devices/kiosk-1/slips/1.png");
    assertArrayEquals(printer.awaitSlips(1, Duration.ofSeconds(5)).get(0).png(), served);
    assertTrue(picture("/api/bench/devices/kiosk-1/slips/current.png").length > 50);
  }

  @Test
  void theLiveTopicShowsAChangeWithoutBeingAskedAgain() throws Exception {
    try (BufferedReader events = live()) {
      awaitPicture(events, picture -> picture.get("office").isNull());

      printer.controls().set("coverOpen", true);
      awaitPicture(events, p -> p.at("/devices/0/state/coverOpen").asBoolean());

      bench.officeView(() -> Map.of("devices", List.of(Map.of("name", "Kiosk 1"))));
      awaitPicture(events, p -> p.at("/office/devices/0/name").asText().equals("Kiosk 1"));

      bench.officeView(
          () -> {
            throw new IllegalStateException("the server is gone");
          });
      awaitPicture(events, p -> p.at("/office/unreachable").asText().contains("gone"));
      awaitLine(events, "beat", "event: beat"::equals);
    }
  }

  @Test
  void aPageThatDoesNotReadHoldsUpNoOther() throws Exception {
    bench.officeView(() -> Map.of("long", "x".repeat(8_000_000)));
    try (Socket unread = new Socket()) {
      unread.setReceiveBufferSize(4_096);
      unread.connect(new InetSocketAddress("127.0.0.1", bench.port()));
      String join =
          "GET /api/bench/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
      unread.getOutputStream().write(join.getBytes(StandardCharsets.US_ASCII));
      assertEquals('H', unread.getInputStream().read());

      try (BufferedReader events = live()) {
        awaitPicture(events, picture -> true);
        printer.controls().set("coverOpen", true);
        awaitPicture(events, p -> p.at("/devices/0/state/coverOpen").asBoolean());
      }
    }
  }

  @Test
  void aDeviceThatFailsOnceDoesNotEndTheBeat() throws Exception {
    AtomicBoolean fails = new AtomicBoolean();
    BenchDevice device = failing(fails);
    try (Bench other = new Bench(List.of(device)).start("127.0.0.1", 0);
        BufferedReader events = live(other.port())) {
      awaitPicture(events, picture -> true);

      fails.set(true);
      awaitLine(events, "failure of the device", line -> !fails.get());

      awaitPicture(events, picture -> true);
    }
  }

  @Test
  void theBenchOpensOnLoopbackOnly() {
    assertThrows(IOException.class, () -> new Bench(List.of()).start("0.0.0.0", 0).close());
  }

  /** Fails at the next question for its state, and answers the ones after it. */
  private static BenchDevice failing(AtomicBoolean fails) {
    Controls none = new Controls(List.of());
    return new BenchDevice() {
      @Override
      public String name() {
        return "lamp-1";
      }

      @Override
      public String kind() {
        return "lamp";
      }

      @Override
      public Controls controls() {
        return none;
      }

      @Override
      public Map<String, Object> state() {
        if (fails.getAndSet(false)) {
          throw new IllegalStateException("planted");
        }
        return Map.of();
      }

      @Override
      public List<Map<String, Object>> products(int most) {
        return List.of();
      }

      @Override
      public Optional<byte[]> picture(int number) {
        return Optional.empty();
      }

      @Override
      public List<Map<String, Object>> log(int most) {
        return List.of();
      }

      @Override
      public void onChange(Runnable listener) {
        // Nothing about it changes.
      }
    };
  }

  private BufferedReader live() throws Exception {
    return live(bench.port());
  }

  private BufferedReader live(int port) throws Exception {
    HttpRequest join =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/bench/live"))
            .header("Accept", "text/event-stream")
            .build();
    return new BufferedReader(
        new InputStreamReader(
            http.send(join, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
  }

  private static void awaitPicture(BufferedReader events, Predicate<JsonNode> wanted)
      throws IOException {
    awaitLine(
        events,
        "picture as wanted",
        line -> line.startsWith("data: {\"version\"") && wanted.test(json(line.substring(6))));
  }

  /** Beats come for ever, so that the wait for something else has its end when one has come. */
  private static void awaitLine(BufferedReader events, String what, Predicate<String> wanted)
      throws IOException {
    long due = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    String data = "";
    for (String line = line(events); !wanted.test(line); line = line(events)) {
      data = line.startsWith("data: ") ? line : data;
      assertTrue(System.nanoTime() < due, "no " + what + " within a minute; last came " + data);
    }
  }

  private static String line(BufferedReader events) throws IOException {
    return Objects.requireNonNull(events.readLine(), "the live topic ended");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private void print(String text) throws IOException {
    try (Socket host = new Socket("127.0.0.1", printer.port())) {
      host.getOutputStream().write((text + "\u001dVB\0").getBytes(StandardCharsets.US_ASCII));
      printer.awaitSlips(1, Duration.ofSeconds(5));
    }
  }

  private byte[] picture(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofByteArray()).body();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> set(String control, String value) throws Exception {
    return post(control, "{\"value\":" + value + "}", "application/json");
  }

  private HttpResponse<String> post(String control, String body, String type) throws Exception {
    HttpRequest request =
        request("/api/bench/devices/kiosk-1/controls/" + control)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bench.port() + path));
  }

  private static String refusal(HttpResponse<String> response) throws IOException {
    return response.statusCode() + " " + JSON.readTree(response.body()).path("code").asText();
  }
}
