package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A screen or person at the public API, with cookies of its own: the one client of all tests. Safe
 * for many threads.
 */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofMinutes(1);

  private final URI base;
  private final HttpClient http;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  private Client(URI base, HttpClient.Builder builder) {
    this.base = base;
    this.http =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  public static Client of(int port) {
    return new Client(URI.create("http://127.0.0.1:" + port), HttpClient.newBuilder());
  }

  /** One that comes another way, such as through a proxy, and trusts what this context trusts. */
  public static Client of(URI base, SSLContext trusted) {
    return new Client(base, HttpClient.newBuilder().sslContext(trusted));
  }

  /** What came back. */
  public record Reply(int status, JsonNode body, HttpResponse<byte[]> response) {
    public JsonNode expect(int expected) {
      assertEquals(expected, status, () -> "answer: " + body);
      return body;
    }

    /** The body of whatever success it was. */
    public JsonNode ok() {
      assertEquals(2, status / 100, () -> "answer: " + status + " " + body);
      return body;
    }

    /** The stable code of a refusal; empty if it was none. */
    public String code() {
      return body.path("code").asText();
    }
  }

  public static String requestId() {
    return WallClock.DAY + "-" + UUID.randomUUID().toString().replace("-", "");
  }

  public void enrol(String code) throws Exception {
    post("/api/v1/enrol", "code", code).expect(201);
  }

  public void login(String user, String password) throws Exception {
    send(
            "POST",
            "/api/v1/session",
            JSON.createObjectNode().put("user", user).put("password", password))
        .expect(200);
  }

  public Reply get(String path) throws Exception {
    return send("GET", path, null);
  }

  /** Posts a body of pairs; a {@code requestId} is made unless one is given. */
  public Reply post(String path, Object... pairs) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    boolean command =
        Stream.of(
                "/counters/",
                "/tickets",
                "/help-calls",
                "/surveys/",
                "/trials/",
                "/dossiers/",
                "/returns/",
                "/people/",
                "/vacancies",
                "/brochures",
                "/seekers/")
            .anyMatch(path::contains);
    if (command) {
      body.put("requestId", requestId());
    }
    for (int i = 0; i < pairs.length; i += 2) {
      body.set((String) pairs[i], JSON.valueToTree(pairs[i + 1]));
    }
    return send("POST", path, body);
  }

  public Reply send(String method, String path, JsonNode body, String... headers)
      throws IOException, InterruptedException {
    return sendRaw(method, path, body == null ? null : JSON.writeValueAsBytes(body), headers);
  }

  /** Any bytes as body; headers as name, value, name, value. */
  public Reply sendRaw(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode read = json ? JSON.readTree(response.body()) : JSON.missingNode();
    return new Reply(response.statusCode(), read, response);
  }

  /** Only status and headers: the body, perhaps one without an end, is let go. */
  public HttpResponse<?> knock(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofInputStream());
    response.body().close();
    return response;
  }

  /** The first picture of a live topic. */
  public JsonNode picture(String path, String... headers) throws IOException, InterruptedException {
    return picture(path, any -> true, headers);
  }

  /**
   * Follows a live topic until its picture is as wanted, over cut cables and restarts of the
   * server.
   *
   * @throws AssertionError if it has not come within a minute, with the last picture
   */
  public JsonNode picture(String path, Predicate<JsonNode> wanted, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request = request("GET", path, null, headers);
    long due = System.nanoTime() + LONG.toNanos();
    AtomicReference<JsonNode> last = new AtomicReference<>(JSON.missingNode());
    IOException trouble = null;
    while (System.nanoTime() - due < 0) {
      try {
        if (follow(request, wanted, due, last)) {
          return last.get();
        }
      } catch (IOException e) {
        trouble = e; // Broken off, or nobody there yet: asked again.
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError(
        path + ": not as wanted within " + LONG + ", but " + last.get(), trouble);
  }

  /** False when the topic ended or the time is over; beats see to it that both are noticed. */
  private boolean follow(
      HttpRequest request, Predicate<JsonNode> wanted, long due, AtomicReference<JsonNode> last)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() == 503) {
        return false;
      }
      assertEquals(200, response.statusCode(), () -> "answer to " + request);
      String event = "";
      String line = lines.readLine();
      while (line != null && System.nanoTime() - due < 0) {
        event = line.startsWith("event: ") ? line.substring(7) : event;
        if (line.startsWith("data: ") && event.equals("picture")) {
          last.set(JSON.readTree(line.substring(6)));
          if (wanted.test(last.get())) {
            return true;
          }
        }
        line = lines.readLine();
      }
      return false;
    }
  }

  /** The first beat of a live topic. */
  public JsonNode beat(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request("GET", path, null), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (!line.equals("event: beat")) {
        line = lines.readLine();
      }
      return JSON.readTree(lines.readLine().substring("data: ".length()));
    }
  }

  /** The value of one of the server's cookies; null if there is none. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(one -> one.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private HttpRequest request(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }
}
