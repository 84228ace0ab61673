package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import io.javalin.http.HandlerType;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What every request meets, whatever it is for. */
class FrontDoorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String POLICY = "Content-Security-Policy";

  private static OfficeUnderTest office;

  @BeforeAll
  static void open() throws Exception {
    office = OfficeUnderTest.open();
  }

  @AfterAll
  static void close() throws Exception {
    office.close();
  }

  // ---- pages of other sites --------------------------------------------------------------------

  @Test
  void aPageOfAnotherSiteCanChangeNothing() throws Exception {
    Client admin = office.administrator();
    String own = "http://127.0.0.1:" + office.server().port();
    List<String[]> foreign =
        List.of(
            new String[] {"Origin", "http://evil.example"},
            new String[] {"Origin", "null"},
            new String[] {"Origin", own + "0"},
            new String[] {"Origin", own + "@evil.example"},
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", own, "Sec-Fetch-Site", "cross-site"},
            new String[] {"Origin", "http://evil.example", "Authorization", "Basic eDp5"});

    for (Route route : changing()) {
      for (String[] headers : foreign) {
        Client.Reply reply = admin.sendRaw(route.method().name(), path(route), EMPTY, headers);
        assertEquals(403, reply.status(), route + " " + String.join(" ", headers));
        assertEquals("foreign-origin", reply.code());
      }
    }
  }

  @Test
  void theOfficesOwnPagesAndStationsAreLetIn() throws Exception {
    String own = "http://127.0.0.1:" + office.server().port();
    Client kiosk = office.screen("KIOSK");
    String token = kiosk.cookie(Web.DEVICE_COOKIE);

    assertEquals(422, kiosk.sendRaw("POST", "/api/v1/tickets", EMPTY, "Origin", own).status());
    Client.Reply station =
        office
            .nobody()
            .sendRaw("POST", "/api/v1/tickets", EMPTY, "Authorization", "Bearer " + token);
    assertEquals(422, station.status());
  }

  @Test
  void aPageThatItsBrowserCallsTheSameSiteIsLetInWhateverTheProxyMadeOfTheName() throws Exception {
    Client kiosk = office.screen("KIOSK");

    for (String origin : List.of("https://loket.kantor", "http://10.0.0.2:8080")) {
      Client.Reply reply =
          kiosk.sendRaw(
              "POST", "/api/v1/tickets", EMPTY, "Origin", origin, "Sec-Fetch-Site", "same-origin");
      assertEquals(422, reply.status(), origin);
    }
  }

  @Test
  void whoeverIsNoProxyOfTheHouseIsNotBelievedForWhomItAsks() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client admin = office.administrator();
    String[] invented = {
      "Origin", "https://evil.example",
      "X-Forwarded-Host", "evil.example",
      "Forwarded", "host=evil.example;proto=https",
      "X-Forwarded-Proto", "https"
    };

    Client.Reply posted = kiosk.sendRaw("POST", "/api/v1/tickets", EMPTY, invented);
    String cookie =
        admin
            .sendRaw("DELETE", "/api/v1/session", null, "X-Forwarded-Proto", "https")
            .response()
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    admin.login("kepala.tu", "tiga kata aneh");

    assertEquals("foreign-origin", posted.code());
    assertFalse(cookie.contains("Secure"), cookie);
  }

  @Test
  void aBearerTokenStandsAloneWithoutTheCookiesBesideIt() throws Exception {
    Client admin = office.administrator();

    Client.Reply reply = admin.send("GET", "/api/v1/accounts", null, "Authorization", "Bearer x");

    assertEquals(401, reply.status());
  }

  // ---- headers ---------------------------------------------------------------------------------

  @Test
  void everyAnswerCarriesThePolicyWhoeverGivesIt() throws Exception {
    Client nobody = office.nobody();
    List<String> without = new ArrayList<>();
    List<String> addresses = new ArrayList<>(List.of("/nothing", "/api/nothing", "/webjars/x"));
    addresses.addAll(lit());
    for (Route route : office.server().web().routes()) {
      addresses.add(path(route));
    }
    for (String address : addresses) {
      for (String method : List.of("GET", "HEAD", "POST", "OPTIONS", "TRACE", "PATCH")) {
        byte[] body = method.equals("POST") ? EMPTY : null;
        var answer = nobody.knock(method, address, body);
        if (answer.headers().firstValue(POLICY).isEmpty()
            || answer.headers().firstValue("X-Content-Type-Options").isEmpty()
            || answer.headers().firstValue("Server").isPresent()) {
          without.add(method + " " + address + " " + answer.statusCode());
        }
      }
    }
    for (String request :
        List.of(
            "GET /%2e%2e/ HTTP/1.1\r\nHost: x\r\n",
            "GET /kiosk/%2e%2e%2fx HTTP/1.1\r\nHost: x\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n",
            "HELLO\r\n")) {
      String answer = raw(request);
      String first = request.substring(0, Math.min(30, request.length())).strip();
      if (!answer.contains(POLICY) || !answer.contains("problem+json")) {
        without.add("raw " + first + ": " + answer.lines().findFirst().orElse("nothing"));
      }
      assertTrue(answer.startsWith("HTTP/1.1 4"), first + ": " + answer);
      assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
    }

    assertEquals(List.of(), without);
  }

  @Test
  void thePolicyNamesTheImportMapThatIsServedAndNothingElseInline() throws Exception {
    Map<String, String> pages = new HashMap<>();
    for (Route route : office.server().web().routes()) {
      if (route.path().endsWith("/") || route.path().startsWith("/t/")) {
        Client.Reply reply = office.nobody().get(route.path().replace("{token}", "none"));
        if (reply.status() == 200) {
          pages.put(route.path(), new String(reply.response().body(), StandardCharsets.UTF_8));
        }
      }
    }
    String policy = office.nobody().knock("GET", "/", null).headers().firstValue(POLICY).get();

    int maps = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Matcher inline =
          Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL)
              .matcher(page.getValue());
      while (inline.find()) {
        maps++;
        assertTrue(policy.contains("'sha256-" + sha256(inline.group(1)) + "'"), page.getKey());
      }
      assertFalse(page.getValue().contains(" style="), page.getKey());
      assertFalse(page.getValue().matches("(?s).*\\son[a-z]+=.*"), page.getKey());
    }
    assertTrue(maps > 0, "no page with an import map among " + pages.keySet());
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.startsWith("default-src 'self';"), policy);
  }

  // ---- pages -----------------------------------------------------------------------------------

  @Test
  void noPathLeadsOutOfThePages() throws Exception {
    List<String> served = new ArrayList<>();
    for (String screen : List.of("shared", "admin", "ikm", "webjars")) {
      for (String path :
          List.of(
              "../../access/account.json",
              "..%2f..%2faccess%2faccount.json",
              "%2e%2e/%2e%2e/access/account.json",
              "%2e%2e%2f%2e%2e%2faccess%2faccount.json",
              "..%252f..%252faccess%252faccount.json",
              "..\\..\\access\\account.json",
              "..%5c..%5caccess%5caccount.json",
              "....//....//access/account.json",
              ".%00./.%00./access/account.json",
              "..;/..;/access/account.json",
              "/etc/passwd",
              "%2fetc%2fpasswd",
              "file:///etc/passwd",
              "../../db/migration/V1__journal.sql",
              "..%2f..%2fopenapi%2fcommon.yaml",
              "%c0%ae%c0%ae/x")) {
        String answer = raw("GET /" + screen + "/" + path + " HTTP/1.1\r\nHost: x\r\n");
        if (!answer.matches("(?s)HTTP/1.1 40[04] .*problem\\+json.*")) {
          served.add(screen + "/" + path + ": " + answer.lines().findFirst().orElse("nothing"));
        }
      }
    }

    assertEquals(List.of(), served);
  }

  // ---- bodies ----------------------------------------------------------------------------------

  @Test
  void aFieldThatIsNotKnownIsNamedWithThoseThatAre() throws Exception {
    Client kiosk = office.screen("KIOSK");

    JsonNode answer = kiosk.post("/api/v1/tickets", "service", "OPP", "colour", "red").expect(422);

    assertEquals("bad-input", answer.get("code").asText());
    assertTrue(answer.get("detail").asText().contains("colour"), "" + answer);
    assertTrue(answer.get("detail").asText().contains("service"), "" + answer);
    assertTrue(answer.get("detail").asText().contains("priority"), "" + answer);
  }

  @Test
  void aValueThatIsNotAllowedIsNamedWithThoseThatAre() throws Exception {
    Client kiosk = office.screen("KIOSK");

    for (Object wrong : List.of("IMPORTANT", 1, true)) {
      String detail =
          kiosk
              .post("/api/v1/tickets", "service", "OPP", "priority", wrong)
              .expect(422)
              .get("detail")
              .asText();
      assertTrue(detail.contains("priority") && detail.contains("ELDERLY"), detail);
    }
  }

  @Test
  void whatIsNoJsonIsRefusedAsSuch() throws Exception {
    Client kiosk = office.screen("KIOSK");

    for (String garbage :
        List.of(
            "",
            "garbage",
            "null",
            "[]",
            "\"text\"",
            "{",
            "{} {}",
            "{\"service\":\"OPP\",\"service\":\"SSW\"}",
            "[".repeat(5_000),
            "\u0000\u0001\ufeff")) {
      Client.Reply reply =
          kiosk.sendRaw("POST", "/api/v1/tickets", garbage.getBytes(StandardCharsets.UTF_8));
      assertEquals(422, reply.status(), garbage + " -> " + reply.body());
      assertEquals("bad-input", reply.code());
    }
    byte[] notUtf8 = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
    assertEquals(422, kiosk.sendRaw("POST", "/api/v1/tickets", notUtf8).status());
  }

  @Test
  void noBodyMakesTheServerFail() throws Exception {
    ApiDescription description = ApiDescription.read();
    List<String> failed = new ArrayList<>();
    try (OfficeUnderTest another = OfficeUnderTest.open()) {
      Map<String, Client> callers = callers(another);
      for (String operation : description.operations()) {
        JsonNode described = description.operation(operation);
        JsonNode fields = description.bodyFields(operation);
        if (fields.isMissingNode()) {
          continue;
        }
        Client caller = callers.get(described.get("x-roles").get(0).asText());
        String method = operation.split(" ")[0];
        String path = operation.split(" ")[1].replace("{counter}", "3").replaceAll("\\{\\w+}", "x");
        for (JsonNode body : bodies(fields)) {
          Client.Reply reply = caller.send(method, path, body);
          if (reply.status() >= 500) {
            failed.add(operation + " " + reply.status() + " for " + body);
          }
        }
      }
    }

    assertEquals(List.of(), failed);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedHoweverItComes() throws Exception {
    Client kiosk = office.screen("KIOSK");
    byte[] large = new byte[2_100_000];
    java.util.Arrays.fill(large, (byte) ' ');
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      chunks.append("10000\r\n").append(" ".repeat(65_536)).append("\r\n");
    }

    assertEquals("too-large", kiosk.sendRaw("POST", "/api/v1/tickets", large).code());
    String answer =
        raw(
            "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n",
            chunks + "0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.contains("too-large"), answer);
  }

  @Test
  void aBrokenBodyIsTheStrangersOwnFaultAndWritesNoStack() throws Exception {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(lines);
    try {
      String chunked = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n";
      String sized = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n";
      List<String[]> broken =
          List.of(
              new String[] {chunked, "ZZ\r\n{}\r\n0\r\n\r\n"},
              new String[] {chunked, "2\r\n{}\r\nZZ\r\n"},
              new String[] {chunked, "-1\r\n{}\r\n0\r\n\r\n"},
              new String[] {chunked, "FFFFFFFFFFFFFFFFF\r\n{}"},
              new String[] {chunked, "2\r\n{}0\r\n\r\n"},
              new String[] {sized + "Content-Length: 8\r\n", "{}"},
              new String[] {sized + "Transfer-Encoding: chunked\r\n", "{}"},
              new String[] {sized + "Transfer-Encoding: gzip\r\n", "{}"},
              new String[] {sized.replace("9", "-9"), "{}"},
              new String[] {sized.replace("9", "x"), "{}"});
      for (String[] one : broken) {
        for (int i = 0; i < 3; i++) {
          String answer = raw(one[0], one[1]);
          assertTrue(answer.startsWith("HTTP/1.1 4"), one[0] + one[1] + " -> " + answer);
          assertTrue(answer.contains("problem+json"), answer);
        }
      }
      for (int i = 0; i < 20; i++) {
        String answer = brokenOff(sized);
        assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
      }
    } finally {
      root.detachAppender(lines);
    }
    List<String> said = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertTrue(said.size() <= 3, () -> said.size() + " lines: " + said);
    assertTrue(lines.list.stream().allMatch(one -> one.getThrowableProxy() == null), "" + said);
  }

  @Test
  void noCookieMakesTheServerFail() throws Exception {
    for (String cookie :
        List.of(
            "",
            "=",
            ";;;",
            "a=\"b",
            "loket_device=\"",
            "loket_device=\u0001x",
            "a=b,c=d",
            "\u00ff")) {
      String answer = raw("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n");
      assertTrue(answer.matches("(?s)HTTP/1.1 (200|400) .*"), cookie + " -> " + answer);
    }
  }

  // ---- the same tap twice ----------------------------------------------------------------------

  @Test
  void theSameTapGivesTheSameTicketAndAnotherTapWithItsIdNone() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client other = office.screen("KIOSK");
    String id = Client.requestId();

    JsonNode first = take(kiosk, id, "OPP").expect(201);
    JsonNode again = take(kiosk, id, "OPP").expect(201);
    Client.Reply otherBody = take(kiosk, id, "SSW");
    Client.Reply otherScreen = take(other, id, "OPP");

    assertEquals(first, again);
    assertEquals("request-id-reused", otherBody.code());
    assertEquals(409, otherBody.status());
    assertEquals("request-id-reused", otherScreen.code());
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private static Client.Reply take(Client kiosk, String id, String service) throws Exception {
    return kiosk.post("/api/v1/tickets", "requestId", id, "service", service);
  }

  private static List<Route> changing() {
    return office.server().web().routes().stream()
        .filter(route -> route.method() != HandlerType.GET)
        .toList();
  }

  private static String path(Route route) {
    return route
        .path()
        .replace("{counter}", "99")
        .replaceAll("\\{\\w+}", "none")
        .replace("<file>", "index.html");
  }

  private static Map<String, Client> callers(OfficeUnderTest office) throws Exception {
    Map<String, Client> callers = new HashMap<>();
    callers.put("ANYONE", office.nobody());
    for (String role : List.of("ADMINISTRATOR", "GUARD", "OFFICER", "SUPERVISOR", "HEAD")) {
      callers.put(role, office.person(role));
    }
    for (String kind : List.of("KIOSK", "BOARD", "STATION")) {
      callers.put(kind, office.screen(kind));
    }
    return callers;
  }

  /** Nothing, and each field once with each kind of value that it may not have. */
  private static List<JsonNode> bodies(JsonNode fields) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<JsonNode> wrong =
        List.of(
            json.nullNode(),
            json.numberNode(-1),
            json.numberNode(1e300),
            json.textNode(""),
            json.textNode("x".repeat(10_000)),
            json.textNode("\u0000\r\n\ud800"),
            json.arrayNode(),
            json.arrayNode().addNull(),
            json.arrayNode().add(json.objectNode()),
            json.objectNode(),
            json.objectNode().putNull("x"),
            json.booleanNode(true));
    List<JsonNode> bodies = new ArrayList<>(List.of(json.objectNode(), json.arrayNode()));
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      for (JsonNode value : wrong) {
        ObjectNode body = JSON.createObjectNode();
        if (fields.has("requestId")) {
          body.put("requestId", Client.requestId());
        }
        bodies.add(body.set(field.getKey(), value));
      }
    }
    return bodies;
  }

  private static List<String> lit() throws Exception {
    String home = new String(office.nobody().get("/").response().body(), StandardCharsets.UTF_8);
    Matcher address = Pattern.compile("\"lit\":\"([^\"]+)\"").matcher(home);
    return address.find() ? List.of(address.group(1)) : List.of();
  }

  /** Sends what no client would and reads all that comes back. */
  private static String raw(String head, String... body) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", office.server().port())) {
      socket.setSoTimeout(10_000);
      String request = head + "Connection: close\r\n\r\n" + String.join("", body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  /** Sends a part of the body and hangs up. */
  private static String brokenOff(String head) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", office.server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + "\r\n{").getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String sha256(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
