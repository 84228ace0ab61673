package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's section on proxies, followed with the proxies of Debian (missing one is a failure),
 * with TLS, on loopback.
 */
class ProxyOfTheHouseTest {
  private static final String PASSWORD = "tiga kata aneh";
  private static final int TICKETS = 12;

  /** Pages, doors and ways around that a phone has no business at. */
  private static final List<String> OF_THE_HOUSE =
      List.of(
          "/",
          "/admin/",
          "/console/",
          "/guard/",
          "/board/",
          "/kiosk/",
          "/health/",
          "/guide/",
          "/metrics",
          "/healthz",
          "/api/v1/openapi.yaml",
          "/api/v1/session",
          "/api/v1/me",
          "/api/v1/setup",
          "/api/v1/enrol",
          "/api/v1/tickets",
          "/api/v1/kiosk/live",
          "/api/v1/status/by-code/A001",
          "/api/v1/accounts",
          "/t/",
          "/t/../admin/",
          "/t/x/../../admin/",
          "/t/%2e%2e/admin/",
          "/t/..%2fadmin/",
          "/survey/../admin/",
          "/survey/%2e%2e/api/v1/accounts",
          "/shared/..%2f..%2fapi/v1/accounts",
          "//admin/",
          "/T/x",
          "/t/x/admin");

  @TempDir Path folder;
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.openBehindAProxy(MovedClock.onAMorning());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void nginxAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.nginx(folder, office.port(), config -> config)) {
      assertServes(proxy);
    }
  }

  /** A proxy that gathers what a stream says would show a call a second late. */
  @Test
  void whatHappensInTheHallComesThroughNginxAsItComesDirectly() throws Exception {
    try (HouseProxy proxy = HouseProxy.nginx(folder, office.port(), config -> config);
        Follower direct = new Follower(office.screen("KIOSK"));
        Follower behind = new Follower(enrolled(proxy))) {
      Client kiosk = office.screen("KIOSK");
      List<Long> directly = new ArrayList<>();
      List<Long> through = new ArrayList<>();
      for (int waiting = 1; waiting <= TICKETS; waiting++) {
        long start = System.nanoTime();
        kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
        directly.add(direct.seen(waiting) - start);
        through.add(behind.seen(waiting) - start);
      }

      System.out.println(
          String.format(
              "pictures: directly %s, through nginx %s after the tap",
              middle(directly), middle(through)));
      HttpResponse<?> stream = kiosk.knock("GET", "/api/v1/kiosk/live", null);
      assertEquals(Optional.of("no"), stream.headers().firstValue("X-Accel-Buffering"));
    }
  }

  private Client enrolled(HouseProxy proxy) throws Exception {
    Client kiosk = proxy.client();
    kiosk.enrol(office.code(ScreenKind.KIOSK, "Kiosk 1", ""));
    return kiosk;
  }

  private static String middle(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "p50 "
        + Duration.ofNanos(sorted.get(sorted.size() / 2)).toMillis()
        + " ms, longest "
        + Duration.ofNanos(sorted.get(sorted.size() - 1)).toMillis()
        + " ms";
  }

  /** A page that notes when it was told first that so many wait. */
  private static final class Follower implements AutoCloseable {
    private static final Pattern WAITING = Pattern.compile("\"waiting\":(\\d+)");

    private final Map<Integer, CompletableFuture<Long>> seen = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Follower(Client screen) throws Exception {
      Thread thread = new Thread(() -> follow(screen), "follower");
      thread.setDaemon(true);
      thread.start();
      seen(0);
    }

    long seen(int waiting) throws Exception {
      return at(waiting).get(1, TimeUnit.MINUTES);
    }

    private CompletableFuture<Long> at(int waiting) {
      return seen.computeIfAbsent(waiting, one -> new CompletableFuture<>());
    }

    private void follow(Client screen) {
      try {
        screen.picture("/api/v1/kiosk/live", this::note);
      } catch (Exception e) {
        seen.values().forEach(one -> one.completeExceptionally(e));
      }
    }

    /** True when nobody follows any more. */
    private boolean note(JsonNode picture) {
      long now = System.nanoTime();
      int most =
          WAITING
              .matcher(picture.toString())
              .results()
              .mapToInt(one -> Integer.parseInt(one.group(1)))
              .max()
              .orElse(0);
      for (int waiting = 0; waiting <= most; waiting++) {
        at(waiting).complete(now);
      }
      return closed || most == TICKETS;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void caddyAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.caddy(folder, office.port())) {
      assertServes(proxy);
    }
  }

  @Test
  void haproxyAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.haproxy(folder, office.port())) {
      assertServes(proxy);
    }
  }

  @Test
  void phonesReachTheirNumberAndItsSurveyAndNothingElse() throws Exception {
    JsonNode ticket = office.screen("KIOSK").post("/api/v1/tickets", "service", "OPP").ok();
    String token = ticket.get("token").asText();
    try (HouseProxy proxy = HouseProxy.phonesOnly(folder, office.port())) {
      Client phone = proxy.client();
      String page = text(phone, "/t/" + token);
      phone.picture("/api/v1/status/" + token + "/live");
      List<String> files = named(page);
      files.addAll(named(text(phone, "/survey/")));
      files.addAll(named(text(phone, "/standard/OPP")));
      for (String file : files) {
        assertEquals(200, phone.get(file).status(), file);
      }
      assertTrue(files.size() > 5, "" + files);
      assertEquals(410, phone.get("/api/v1/surveys/none").status(), "by the office itself");

      for (String path : OF_THE_HOUSE) {
        for (String method : List.of("GET", "POST")) {
          String answer = proxy.ask("127.0.0.1", plain(method, path));
          assertTrue(answer.startsWith("HTTP/1.1 40"), method + " " + path + ": " + answer);
          assertTrue(answer.contains("<center>nginx"), "the office itself answered " + path);
        }
      }
    }
  }

  private static String text(Client phone, String path) throws Exception {
    return new String(phone.get(path).response().body(), StandardCharsets.UTF_8);
  }

  private static List<String> named(String page) {
    return Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
        .matcher(page)
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String plain(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
        + "Connection: close\r\n\r\n";
  }

  @Test
  void nginxThatReplacesTheNameStillServesBrowsersOverTls() throws Exception {
    try (HouseProxy proxy =
        HouseProxy.nginx(folder, office.port(), config -> without(config, "Host $http_host"))) {
      Client browser = proxy.client();
      String origin = proxy.address().toString();

      assertEquals(200, login(browser, "Origin", origin, "Sec-Fetch-Site", "same-origin").status());
      assertEquals("foreign-origin", login(browser, "Origin", origin).code());
    }
  }

  private void assertServes(HouseProxy proxy) throws Exception {
    String origin = proxy.address().toString();
    Client browser = proxy.client();
    Client kiosk = proxy.client();
    kiosk.enrol(office.code(ScreenKind.KIOSK, "Kiosk 1", ""));

    HttpResponse<byte[]> login = login(browser, "Origin", origin).response();
    kiosk.picture("/api/v1/kiosk/live");
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    kiosk.picture("/api/v1/kiosk/live", picture -> picture.toString().contains("\"waiting\":1"));

    assertEquals(200, login.statusCode());
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("Secure"), cookie);
    assertFalse(browser.get("/api/v1/me").expect(200).get("person").isNull());
    assertEquals("foreign-origin", login(browser, "Origin", "https://evil.example").code());
    assertCountedForItself(proxy);
  }

  /** Whoever guesses through the proxy, under whatever address, keeps nobody else from trying. */
  private static void assertCountedForItself(HouseProxy proxy) throws Exception {
    for (int i = 0; i < 3; i++) {
      String guess = guess(proxy, "127.0.0.2", "198.51.100." + i);
      assertTrue(guess.contains("wrong-password"), guess);
    }
    String fourth = guess(proxy, "127.0.0.2", "198.51.100.9");
    assertTrue(fourth.contains("\"wait\""), fourth);
    String neighbour = guess(proxy, "127.0.0.3", "127.0.0.2");
    assertTrue(neighbour.contains("wrong-password"), neighbour);
  }

  private static String guess(HouseProxy proxy, String from, String invented) throws Exception {
    String body = "{\"user\":\"kepala.tu\",\"password\":\"bukan ini\"}";
    return proxy.ask(
        from,
        "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + ("X-Forwarded-For: " + invented + "\r\nContent-Length: " + body.length())
            + ("\r\n\r\n" + body));
  }

  private static Client.Reply login(Client browser, String... headers) throws Exception {
    String body = "{\"user\":\"kepala.tu\",\"password\":\"" + PASSWORD + "\"}";
    return browser.sendRaw("POST", "/api/v1/session", body.getBytes(), headers);
  }

  private static String without(String config, String line) {
    List<String> rest = config.lines().filter(one -> !one.contains(line)).toList();
    assertEquals(config.lines().count() - 1, rest.size(), "lines with " + line);
    return String.join("\n", rest);
  }
}
