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
import java.util.function.Predicate;

/** A screen or person at the public API, with cookies of its own. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final HttpClient http;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  private Client(int port) {
    this.port = port;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  public static Client of(int port) {
    return new Client(port);
  }

  /** What came back. */
  public record Reply(int status, JsonNode body, HttpResponse<byte[]> response) {
    public JsonNode expect(int expected) {
      assertEquals(expected, status, () -> "answer: " + body);
      return body;
    }

    public String code() {
      return body.path("code").asText();
    }
  }

  public static String requestId() {
    return WallClock.DAY + "-" + UUID.randomUUID().toString().replace("-", "");
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
        path.contains("/counters/") || path.contains("/tickets") || path.contains("/help-calls");
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

  /** Listens to a live topic until a picture is as wanted. */
  public JsonNode picture(String path, Predicate<JsonNode> wanted, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request("GET", path, null, headers), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        event = line.startsWith("event: ") ? line.substring(7) : event;
        if (line.startsWith("data: ") && event.equals("picture")) {
          JsonNode picture = JSON.readTree(line.substring(6));
          if (wanted.test(picture)) {
            return picture;
          }
        }
      }
    }
    throw new IOException(path + ": ended without such a picture");
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
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
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
