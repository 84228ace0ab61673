package id.loket.server.detour;

import id.loket.server.desk.Ticks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the site can be reached, asked from here. It is asked for its first page alone and told
 * nothing; whatever it says but a fault of its own counts as an answer. Nobody waits for it. What
 * is known goes with the program. Safe for many threads.
 */
public final class Siskop2mi {
  private static final Logger log = LoggerFactory.getLogger("siskop2mi");
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration ANEW = Duration.ofSeconds(5);
  private static final int FAULT = 500;

  private final Optional<URI> site;
  private final Clock clock;
  private final Ticks ticks;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private boolean asking;
  private long askedAt;
  private Optional<Boolean> reachable = Optional.empty();
  private Optional<Instant> lastReachedAt = Optional.empty();

  /**
   * @param site empty where the office has none set
   */
  public Siskop2mi(Optional<URI> site, Clock clock, Ticks ticks) {
    this.site = site;
    this.clock = clock;
    this.ticks = ticks;
  }

  /**
   * @param reachable empty before the first answer, and where no site is set
   * @param lastReachedAt since this program began
   */
  record State(boolean isSet, Optional<Boolean> reachable, Optional<Instant> lastReachedAt) {}

  synchronized State state() {
    return new State(site.isPresent(), reachable, lastReachedAt);
  }

  /** Asks, unless it was asked just now. */
  CompletableFuture<Void> ask() {
    if (site.isEmpty() || !begins()) {
      return CompletableFuture.completedFuture(null);
    }
    HttpRequest head =
        HttpRequest.newBuilder(site.get())
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    return client
        .sendAsync(head, HttpResponse.BodyHandlers.discarding())
        .handle(
            (answer, failure) -> {
              heard(failure == null && answer.statusCode() < FAULT);
              return null;
            });
  }

  private synchronized boolean begins() {
    long now = ticks.nanos();
    boolean justNow = reachable.isPresent() && now - askedAt < ANEW.toNanos();
    if (asking || justNow) {
      return false;
    }
    asking = true;
    askedAt = now;
    return true;
  }

  private synchronized void heard(boolean answered) {
    asking = false;
    if (answered) {
      lastReachedAt = Optional.of(clock.instant());
    }
    if (!reachable.equals(Optional.of(answered))) {
      log.info("siskop2mi: {}", answered ? "answers" : "can't be reached");
    }
    reachable = Optional.of(answered);
  }
}
