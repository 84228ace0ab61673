package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/** A screen or person at the public API, with cookies of its own. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final HttpClient http;

  private Client(int port) {
    this.port = port;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
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
    return LocalDate.now() + "-" + UUID.randomUUID().toString().replace("-", "");
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

  public Reply send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode read = json ? JSON.readTree(response.body()) : JSON.missingNode();
    return new Reply(response.statusCode(), read, response);
  }
}
