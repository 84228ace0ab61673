package id.loket.kiosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.device.PrintOutcome;
import id.loket.wire.DeviceReport;
import id.loket.wire.StationPicture;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The office's server, as its station API lets a station see it. Many threads may use it; every
 * call ends within its time limit, and {@link #follow} when the server has been silent too long.
 */
final class OfficeServer {
  /** Says what came of asking whether a slip may go to the paper. */
  enum Permission {
    GRANTED,
    CLOSED,
    NO_ANSWER
  }

  private static final Duration CALL_LIMIT = Duration.ofSeconds(4);

  private final URI base;
  private final Duration silenceLimit;
  private final HttpClient http;
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private volatile String token = "";

  /**
   * @param silenceLimit a stream without picture and beat for so long is dead
   */
  OfficeServer(URI base, Duration silenceLimit) {
    this.base = base;
    this.silenceLimit = silenceLimit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL_LIMIT)
            .executor(
                Executors.newCachedThreadPool(
                    work -> {
                      Thread thread = new Thread(work, "office http");
                      thread.setDaemon(true);
                      return thread;
                    }))
            .build();
  }

  void use(String token) {
    this.token = token;
  }

  /** Spends an enrolment code and answers with the device's token. */
  String enrol(String code) throws OfficeException, InterruptedException {
    HttpResponse<String> response = post("/api/v1/enrol", Map.of("code", code));
    JsonNode answer = tree(response.body());
    String kind = answer.path("device").path("kind").asText();
    String issued = answer.path("token").asText();
    if (issued.isEmpty() || !kind.equals("STATION")) {
      throw new OfficeException(
          base + ": the enrolment code is for a " + kind + ", not for a STATION", 409, null);
    }
    return issued;
  }

  Permission sending(String job) throws InterruptedException {
    try {
      post("/api/v1/stations/me/jobs/" + encoded(job) + "/sending", Map.of());
      return Permission.GRANTED;
    } catch (OfficeException e) {
      return e.isFinal() ? Permission.CLOSED : Permission.NO_ANSWER;
    }
  }

  void tell(String job, PrintOutcome outcome) throws OfficeException, InterruptedException {
    post("/api/v1/stations/me/jobs/" + encoded(job) + "/outcome", outcome);
  }

  void beat(List<DeviceReport> devices) throws OfficeException, InterruptedException {
    post("/api/v1/stations/me/state", Map.of("devices", devices));
  }

  /**
   * Follows the station's live topic until it breaks; never returns in another way.
   *
   * @param onPicture called on another thread, in order, and not any more after this has thrown
   */
  void follow(Consumer<StationPicture> onPicture) throws OfficeException, InterruptedException {
    String path = "/api/v1/stations/me/live";
    HttpRequest request =
        request(path).timeout(CALL_LIMIT).header("Accept", "text/event-stream").GET().build();
    Stream stream = new Stream(onPicture);
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            request,
            info ->
                info.statusCode() == 200
                    ? BodySubscribers.fromLineSubscriber(
                        stream, done -> "", StandardCharsets.UTF_8, null)
                    : BodySubscribers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> ended = endOf(response, stream);
      throw ended.statusCode() == 200
          ? new OfficeException(base + ": the live stream ended", 0, stream.failure)
          : refusal("GET " + path, ended);
    } finally {
      stream.end();
      response.cancel(true);
    }
  }

  private HttpResponse<String> endOf(
      CompletableFuture<HttpResponse<String>> response, Stream stream)
      throws OfficeException, InterruptedException {
    while (true) {
      try {
        return response.get(silenceLimit.toMillis() / 5 + 1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stream.failure != null) {
          throw new OfficeException(stream.failure.getMessage(), 0, stream.failure);
        }
        if (stream.silentFor().compareTo(silenceLimit) > 0) {
          throw new OfficeException(
              base + ": no picture and no beat for " + silenceLimit.toMillis() + " ms", 0, null);
        }
      } catch (ExecutionException e) {
        throw new OfficeException(base + ": " + reason(e.getCause()), 0, e.getCause());
      }
    }
  }

  /** The lines of the live stream, as they come. */
  private final class Stream implements Flow.Subscriber<String> {
    private final EventReader reader;
    private Flow.Subscription subscription;
    private volatile long lastHeard = System.nanoTime();
    private volatile Throwable failure;
    private boolean ended;

    Stream(Consumer<StationPicture> onPicture) {
      reader =
          new EventReader(
              (name, data) -> {
                if (name.equals("picture")) {
                  onPicture.accept(picture(data));
                }
              });
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      lastHeard = System.nanoTime();
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
      lastHeard = System.nanoTime();
      if (!ended) {
        try {
          reader.take(line);
        } catch (IllegalStateException e) {
          failure = e;
          ended = true;
          subscription.cancel();
        }
      }
    }

    @Override
    public void onError(Throwable throwable) {
      failure = throwable;
    }

    @Override
    public void onComplete() {
      // The response's future tells.
    }

    /** Counted from the answer's head; until then the call's own limit holds. */
    synchronized Duration silentFor() {
      return subscription == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    synchronized void end() {
      ended = true;
    }
  }

  private StationPicture picture(String data) {
    try {
      StationPicture picture = json.readValue(data, StationPicture.class);
      if (picture.version() != StationPicture.VERSION) {
        throw new IllegalStateException(
            base
                + ": speaks version "
                + picture.version()
                + " to stations, this one knows "
                + StationPicture.VERSION
                + "; install the station that came with the server");
      }
      return picture;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(base + ": sent a picture that can't be read", e);
    }
  }

  private HttpResponse<String> post(String path, Object body)
      throws OfficeException, InterruptedException {
    try {
      HttpRequest request =
          request(path)
              .timeout(CALL_LIMIT)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw refusal("POST " + path, response);
      }
      return response;
    } catch (OfficeException e) {
      throw e;
    } catch (IOException e) {
      throw new OfficeException(base + ": POST " + path + ": " + reason(e), 0, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private OfficeException refusal(String what, HttpResponse<String> response) {
    String code;
    try {
      code = tree(response.body()).path("code").asText("no code");
    } catch (OfficeException e) {
      code = "no code";
    }
    int status = response.statusCode();
    return new OfficeException(base + ": " + what + ": " + status + " " + code, status, null);
  }

  private JsonNode tree(String body) throws OfficeException {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new OfficeException(base + ": sent an answer that can't be read", 0, e);
    }
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
