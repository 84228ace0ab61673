package id.loket.sim.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * What one of the crowd has in hand at the public API, with cookies of its own. One thread at a
 * time, but for pages and requests that carry their own id. Tests have a client that asserts what
 * it gets.
 */
public final class HallApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI server;
  private final HttpClient http;
  private String day = "1970-01-01";
  private String screen = "";

  public HallApi(URI server) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** What the server answered. */
  public record Reply(int status, JsonNode body) {
    public boolean ok() {
      return status / 100 == 2;
    }

    /** The stable code of a refusal; empty if it was none. */
    public String code() {
      return body.path("code").asText();
    }
  }

  public void enrol(String code) throws IOException, InterruptedException {
    JsonNode enrolled =
        must(
            post("/api/v1/enrol", JSON.createObjectNode().put("code", code)), "enrolling a screen");
    screen = enrolled.path("device").path("id").asText();
    day = must(get("/api/v1/me"), "asking who I am").path("day").asText();
  }

  /** The id of the screen that was enrolled here; empty if none was. */
  public String screen() {
    return screen;
  }

  public void login(String user, String password) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("user", user).put("password", password);
    must(post("/api/v1/session", body), "logging in " + user);
    day = must(get("/api/v1/me"), "asking who I am").path("day").asText();
  }

  public Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** A command with a fresh request id. */
  public Reply order(String path) throws IOException, InterruptedException {
    return order(path, JSON.createObjectNode());
  }

  public Reply order(String path, ObjectNode body) throws IOException, InterruptedException {
    return post(path, body.put("requestId", requestId()));
  }

  /** Opens a page: its pictures come until it is closed. */
  public Following open(String path, Consumer<JsonNode> listener) {
    return new Following(this, path, listener);
  }

  /** Reads a live topic until it ends; the handle that is given ends it. */
  void follow(String path, Consumer<JsonNode> pictures, Consumer<AutoCloseable> handle)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).GET().build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream stream = response.body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      handle.accept(stream);
      if (response.statusCode() != 200) {
        throw new IOException(path + ": " + response.statusCode());
      }
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        event = line.startsWith("event: ") ? line.substring(7) : event;
        if (line.startsWith("data: ") && event.equals("picture")) {
          pictures.accept(JSON.readTree(line.substring(6)));
        }
      }
    }
  }

  /** Puts something in another's place, with a fresh request id. */
  public Reply replace(String path, ObjectNode body) throws IOException, InterruptedException {
    return put(path, body.put("requestId", requestId()));
  }

  /** The same without an id, where the last one counts. */
  public Reply put(String path, ObjectNode body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build());
  }

  /** A request that needs no id, such as the administrator's. */
  public Reply send(String path, ObjectNode body) throws IOException, InterruptedException {
    return post(path, body);
  }

  public static ObjectNode body() {
    return JSON.createObjectNode();
  }

  private Reply post(String path, ObjectNode body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(15));
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Reply(
        response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode());
  }

  /** One that no other tap has, in the manner of the screens. */
  public String requestId() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    String time = Long.toString(System.currentTimeMillis(), 36);
    return day + "-" + time + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonNode must(Reply reply, String what) throws IOException {
    if (!reply.ok()) {
      throw new IOException(what + ": " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }
}
