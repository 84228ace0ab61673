package id.loket.server.web;

import id.loket.server.desk.Answer;
import id.loket.server.desk.DeskBusy;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Command;
import id.loket.server.rules.Event;
import id.loket.server.rules.Reason;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings a tap to the desk and its answer back. Safe for many threads. */
public final class Requests {
  private static final Pattern ID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[A-Za-z0-9_-]{16,40}");
  private static final long LIMIT_SECONDS = 10;

  private final OfficeDesk desk;

  public Requests(OfficeDesk desk) {
    this.desk = desk;
  }

  /** The smallest body of a command. */
  public record Tap(String requestId) {}

  /**
   * @throws Problem if the office refuses, the id is not usable or was used for something else
   */
  public List<Recorded> order(Context context, Caller caller, String requestId, Command command) {
    return order(context, caller, requestId, command, Submission.Condition.NONE);
  }

  public List<Recorded> order(
      Context context,
      Caller caller,
      String requestId,
      Command command,
      Submission.Condition condition) {
    String hash =
        Tokens.sha256(context.path().getBytes(StandardCharsets.UTF_8), context.bodyAsBytes());
    Submission submission =
        new Submission(check(requestId), caller.actor(), hash, command, condition);
    return accepted(await(desk.handle(submission)));
  }

  /** A command of the office itself, or of a station: harmless when repeated. */
  public List<Recorded> orderPlain(String actor, Command command) {
    return accepted(await(desk.handle(Submission.of("", actor, "", command))));
  }

  private List<Recorded> accepted(Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      return accepted.events();
    }
    if (answer instanceof Answer.Refused refused) {
      throw Problem.refused(refused.reason(), allowed(refused.reason()));
    }
    throw Problem.of(
        409, "request-id-reused", "This requestId was used before for something else.");
  }

  private String allowed(Reason refused) {
    Catalogue catalogue = desk.catalogue();
    return switch (refused) {
      case UNKNOWN_SERVICE ->
          catalogue.services().stream()
              .filter(service -> !service.prefix().isEmpty())
              .map(Catalogue.Service::code)
              .collect(Collectors.joining(", "));
      case UNKNOWN_COUNTER ->
          catalogue.counters().stream()
              .map(counter -> String.valueOf(counter.number()))
              .collect(Collectors.joining(", "));
      default -> "";
    };
  }

  public static String check(String requestId) {
    if (requestId == null || !ID.matcher(requestId).matches()) {
      throw Problem.bad(
          "requestId " + requestId + ": the service day, a hyphen and 16 to 40 of A-Z a-z 0-9 _ -");
    }
    return requestId;
  }

  /** What became of the command, for screens that need no more than that. */
  public static Map<String, Object> events(List<Recorded> recorded) {
    List<Map<String, Object>> events =
        recorded.stream()
            .map(
                one -> {
                  Map<String, Object> event = new LinkedHashMap<>();
                  event.put("seq", one.seq());
                  event.put("kind", one.event().getClass().getSimpleName());
                  return event;
                })
            .toList();
    return Map.of("events", events);
  }

  /** The first event of a kind. */
  public static <E extends Event> E first(List<Recorded> recorded, Class<E> kind) {
    return recorded.stream()
        .map(Recorded::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Waits for the desk; says 503 rather than hang. */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeskBusy busy) {
        throw Problem.of(503, "busy", busy.getMessage());
      }
      throw new IllegalStateException("the desk could not do it", e.getCause());
    } catch (TimeoutException e) {
      throw Problem.of(
          503, "busy", "The desk did not answer in time; the same request may be sent again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(503, "busy", "The server is stopping.");
    }
  }
}
