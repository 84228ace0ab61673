package id.loket.station;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.trust.EnrolmentCode;
import id.loket.trust.OfficeTrust;
import id.loket.trust.StationKey;
import id.loket.trust.UntrustedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The line to the office's server, as its API lets a station see it. Many threads may use it; every
 * call ends within its time limit, and {@link #follow} when the server has been silent too long.
 *
 * <p>The limits are kept here, because before JDK 26 the one of HttpRequest ends with the answer's
 * head: a body that never comes would hold its caller for ever.
 */
public final class ServerLine {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(4);

  private static final String CHALLENGE = "/api/v1/key/challenge";
  private static final String PROOF = "/api/v1/key/proof";
  private static final String AUTHORITY = "/api/v1/authority";

  private final URI base;
  private final Duration silenceLimit;
  private final OfficeTrust trust;
  private final Optional<StationKey> key;
  private volatile HttpClient http;

  /** A newer server may say more than this program knows, and in words that it doesn't know. */
  private final ObjectMapper json =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);

  private final ServerClock clock = new ServerClock(System::nanoTime);
  private volatile String token = "";

  /** That of whoever has proved the key; empty before, and at older servers. */
  private volatile String held = "";

  /** The newest state of the office that a beat has told; empty before, and from older servers. */
  private volatile String seen = "";

  /**
   * @param silenceLimit a stream without picture and beat for so long is dead
   */
  public ServerLine(URI base, Duration silenceLimit) {
    this(base, silenceLimit, OfficeTrust.none(), Optional.empty());
  }

  private ServerLine(URI base, Duration silenceLimit, OfficeTrust trust, Optional<StationKey> key) {
    this.key = key;
    this.base = base;
    this.silenceLimit = silenceLimit;
    this.trust = trust;
    this.http = client(trust.context());
  }

  /**
   * That of a station, which trusts the authority of its office once it was told of it.
   *
   * @throws StationException if a person has to change something first
   */
  public static ServerLine of(StationPlace place) throws StationException {
    TokenFile.mustBeUsable(place.data());
    try {
      OfficeTrust trust = OfficeTrust.in(place.data(), Clock.systemUTC());
      if (trust.isThere() && !isEncrypted(place.server())) {
        throw new StationException(
            "server: "
                + place.server()
                + " is a plain line, and this station's office is encrypted; only https is allowed,"
                + " such as https://"
                + place.server().getHost()
                + ":7443");
      }
      return new ServerLine(
          place.server(), ServerWatch.STALE_AFTER, trust, Optional.of(StationKey.in(place.data())));
    } catch (IOException e) {
      throw new StationException("data: " + e.getMessage(), e);
    }
  }

  /**
   * Whom the computer of a screen has to trust. Learnt from the office once, by the fingerprint
   * behind an enrolment code, and kept.
   *
   * @param folder where it is kept
   * @throws OfficeException if the office does not answer, or is another one
   */
  public static OfficeTrust learnt(URI server, Path folder, Optional<EnrolmentCode> code)
      throws IOException, OfficeException, InterruptedException {
    OfficeTrust trust = OfficeTrust.in(folder, Clock.systemUTC());
    Optional<String> told = code.flatMap(EnrolmentCode::fingerprint).filter(one -> !trust.is(one));
    if (told.isPresent()) {
      new ServerLine(server, ServerWatch.STALE_AFTER, trust, Optional.empty()).learn(told.get());
    }
    return trust;
  }

  private static boolean isEncrypted(URI server) {
    return "https".equals(server.getScheme());
  }

  private static HttpClient client(Optional<SSLContext> trusted) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL_LIMIT)
            .executor(
                Executors.newCachedThreadPool(
                    work -> {
                      Thread thread = new Thread(work, "office http");
                      thread.setDaemon(true);
                      return thread;
                    }));
    trusted.ifPresent(builder::sslContext);
    return builder.build();
  }

  /** Whether that code is of another office than the one that is trusted. */
  boolean isOfAnother(EnrolmentCode code) {
    return trust.isThere() && code.fingerprint().filter(one -> !trust.is(one)).isPresent();
  }

  /** Trusts the office whose fingerprint stands beside the code, and nobody else from now on. */
  private void learn(String fingerprint) throws OfficeException, InterruptedException {
    try {
      HttpClient anybody = client(Optional.of(OfficeTrust.ofAnybody()));
      JsonNode told =
          tree(answer(anybody, "GET " + AUTHORITY, request(AUTHORITY).GET().build()).body());
      trust.learn(Base64.getDecoder().decode(told.path("certificate").asText()), fingerprint);
      if (!isEncrypted(base)) {
        throw new OfficeException(
            base
                + ": the enrolment code is of an encrypted office; set server = \"https://"
                + base.getHost()
                + ":"
                + told.path("port").asInt()
                + "\" and start this station again",
            0,
            null);
      }
      http = client(trust.context());
    } catch (UntrustedException e) {
      throw new OfficeException(base + ": " + e.getMessage(), 0, e);
    } catch (OfficeException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new OfficeException(base + ": its authority: " + reason(e), 0, e);
    }
  }

  /** The server's time, as its pictures and beats tell it. */
  public ServerClock clock() {
    return clock;
  }

  /** Every later call is made in the name of the device that this token was issued to. */
  void use(String token) {
    this.token = token;
  }

  /** Spends an enrolment code for a device of that kind, and answers with its token. */
  String enrol(String code, String deviceKind) throws OfficeException, InterruptedException {
    EnrolmentCode typed = EnrolmentCode.read(code);
    if (typed.fingerprint().isPresent() && !trust.is(typed.fingerprint().get())) {
      learn(typed.fingerprint().get());
    }
    String issued = tree(spend(typed.code(), deviceKind).body()).path("token").asText();
    if (issued.isEmpty()) {
      throw new OfficeException(base + ": the server's answer holds no token", 0, null);
    }
    return issued;
  }

  private HttpResponse<String> spend(String code, String deviceKind)
      throws OfficeException, InterruptedException {
    try {
      Map<String, Object> wish = new HashMap<>(Map.of("code", code, "kind", deviceKind));
      proof().ifPresent(proof -> wish.put("proof", proof));
      return post("/api/v1/enrol", wish);
    } catch (OfficeException e) {
      String why;
      if (e.getMessage().endsWith("403 wrong-code")) {
        why = "is wrong, used already or older than 15 minutes";
      } else if (e.getMessage().endsWith("409 wrong-kind")) {
        why = "is not for a " + deviceKind;
      } else {
        throw e;
      }
      throw new OfficeException(
          base + ": the enrolment code " + why + "; " + newCode(deviceKind), e.status(), e);
    }
  }

  private static String newCode(String deviceKind) {
    return "make a new one of kind "
        + deviceKind
        + " on the administrator's page, set it and start this station again";
  }

  /**
   * Follows a live topic until it breaks; never returns in another way.
   *
   * @param onPicture called on another thread, in order, and not any more after this has thrown
   */
  <P> void follow(Topic<P> topic, Consumer<P> onPicture)
      throws OfficeException, InterruptedException {
    HttpResponse<String> ended = followToItsEnd(topic, onPicture);
    if (isProofNeeded(ended)) {
      prove();
      ended = followToItsEnd(topic, onPicture);
    }
    throw ended.statusCode() == 200
        ? new OfficeException(base + ": the live stream ended", 0, null)
        : refusal("GET " + topic.path(), ended);
  }

  private <P> HttpResponse<String> followToItsEnd(Topic<P> topic, Consumer<P> onPicture)
      throws OfficeException, InterruptedException {
    HttpRequest request =
        request(witnessed(topic.path())).header("Accept", "text/event-stream").GET().build();
    Stream stream = new Stream(data -> onPicture.accept(picture(topic, data)));
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            request,
            info ->
                info.statusCode() == 200
                    ? BodySubscribers.fromLineSubscriber(
                        stream, done -> "", StandardCharsets.UTF_8, null)
                    : BodySubscribers.ofString(StandardCharsets.UTF_8));
    try {
      return endOf(response, stream);
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
          throw new OfficeException(reason(stream.failure), 0, stream.failure);
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

    Stream(Consumer<String> onPicture) {
      reader =
          new EventReader(
              (name, data) -> {
                if (name.equals("picture")) {
                  onPicture.accept(data);
                } else if (name.equals("beat")) {
                  hear(data);
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

    /** Counted from the request on: a server that never answers is silent, too. */
    Duration silentFor() {
      return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    synchronized void end() {
      ended = true;
    }
  }

  private String witnessed(String path) {
    return seen.isEmpty()
        ? path
        : path + "?seen=" + URLEncoder.encode(seen, StandardCharsets.UTF_8);
  }

  private void hear(String beat) {
    try {
      JsonNode told = json.readTree(beat);
      seen = told.path("state").asText(seen);
      clock.hear(told.path("now").asText(""));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(base + ": sent a beat that can't be read", e);
    }
  }

  private <P> P picture(Topic<P> topic, String data) {
    try {
      JsonNode told = json.readTree(data);
      clock.hear(told.path("now").asText(""));
      P picture = json.treeToValue(told, topic.picture());
      int version = topic.version().applyAsInt(picture);
      if (version != topic.known()) {
        throw new IllegalStateException(
            base
                + ": speaks version "
                + version
                + " to a "
                + topic.deviceKind()
                + ", this one knows "
                + topic.known()
                + "; install the station that came with the server");
      }
      return picture;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(base + ": sent a picture that can't be read", e);
    }
  }

  /**
   * Asks the server for something and waits for its word.
   *
   * @throws OfficeException unless the answer is a yes (2xx)
   */
  public HttpResponse<String> post(String path, Object body)
      throws OfficeException, InterruptedException {
    HttpResponse<String> response = posted(path, body);
    if (isProofNeeded(response)) {
      prove();
      response = posted(path, body);
    }
    if (response.statusCode() / 100 != 2) {
      throw refusal("POST " + path, response);
    }
    return response;
  }

  /** Whether the server only wants to know that this is the station that the token was given to. */
  private boolean isProofNeeded(HttpResponse<String> response) {
    return key.isPresent()
        && response.statusCode() == 401
        && codeOf(response).equals("proof-needed");
  }

  /** What the server asks of whoever holds this station's key; empty at one of before. */
  private Optional<Map<String, String>> proof() throws OfficeException, InterruptedException {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    HttpResponse<String> answer = answer("GET " + CHALLENGE, request(CHALLENGE).GET().build());
    String challenge =
        answer.statusCode() == 200 ? tree(answer.body()).path("challenge").asText() : "";
    return challenge.isEmpty() ? Optional.empty() : Optional.of(key.get().proof(challenge));
  }

  private void prove() throws OfficeException, InterruptedException {
    HttpResponse<String> proved = posted(PROOF, proof().orElse(Map.of()));
    if (proved.statusCode() == 200) {
      held = tree(proved.body()).path("held").asText();
      return;
    }
    String why =
        switch (codeOf(proved)) {
          case "unknown-key" ->
              "the token does not belong to this station's key: it was copied here, or the key was"
                  + " lost; set a new enrolment-code";
          case "key-in-use" ->
              "this station's key is in use on another computer: its folder was copied; if this is"
                  + " the one that stays, enrol it again";
          default -> "";
        };
    throw why.isEmpty()
        ? refusal("POST " + PROOF, proved)
        : new OfficeException(
            base + ": " + why, proved.statusCode() == 403 ? 401 : proved.statusCode(), null);
  }

  private HttpResponse<String> posted(String path, Object body)
      throws OfficeException, InterruptedException {
    try {
      HttpRequest request =
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
              .build();
      return answer("POST " + path, request);
    } catch (JsonProcessingException e) {
      throw new OfficeException(base + ": POST " + path + ": " + reason(e), 0, e);
    }
  }

  /** The whole answer, its body too. */
  private HttpResponse<String> answer(String what, HttpRequest request)
      throws OfficeException, InterruptedException {
    return answer(http, what, request);
  }

  private HttpResponse<String> answer(HttpClient client, String what, HttpRequest request)
      throws OfficeException, InterruptedException {
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      return response.get(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String silent = ": no whole answer within " + CALL_LIMIT.toSeconds() + " s";
      throw new OfficeException(base + ": " + what + silent, 0, e);
    } catch (ExecutionException e) {
      throw new OfficeException(base + ": " + what + ": " + reason(e.getCause()), 0, e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return held.isEmpty() ? request : request.header("Loket-Held", held);
  }

  private OfficeException refusal(String what, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 308) {
      return new OfficeException(
          base
              + ": this office is encrypted now, and this station was enrolled before; set server and a"
              + " new enrolment-code as the administrator's page shows them",
          status,
          null);
    }
    String code = codeOf(response);
    return new OfficeException(base + ": " + what + ": " + status + " " + code, status, null);
  }

  private String codeOf(HttpResponse<String> response) {
    try {
      return tree(response.body()).path("code").asText("no code");
    } catch (OfficeException e) {
      return "no code";
    }
  }

  private JsonNode tree(String body) throws OfficeException {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new OfficeException(base + ": sent an answer that can't be read", 0, e);
    }
  }

  /** An id as one step of a path. */
  public static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String reason(Throwable e) {
    Optional<UntrustedException> untrusted = UntrustedException.in(e);
    if (untrusted.isPresent()) {
      return untrusted.get().getMessage();
    }
    if (e instanceof ConnectException) {
      return "nothing answers there";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
