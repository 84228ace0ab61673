package id.loket.server.web;

import id.loket.server.desk.Answer;
import id.loket.server.desk.Deed;
import id.loket.server.desk.DeskBusy;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.journal.Recorded;
import id.loket.server.journal.WriteTrouble;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Command;
import id.loket.server.rules.Event;
import id.loket.server.rules.Reason;
import id.loket.server.rules.Refusal;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings a tap to the desk and its answer back. Safe for many threads. */
public final class Requests {
  private static final Pattern ID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[A-Za-z0-9_-]{16,40}");
  private static final long LIMIT_SECONDS = 10;

  private final OfficeDesk desk;
  private final UnaryOperator<Deed> followed;

  public Requests(OfficeDesk desk) {
    this(desk, UnaryOperator.identity());
  }

  /**
   * @param followed adds to a deed what comes of it besides, in the same transaction
   */
  public Requests(OfficeDesk desk, UnaryOperator<Deed> followed) {
    this.desk = desk;
    this.followed = followed;
  }

  /** The smallest body of a command. */
  public record Tap(String requestId) {}

  /** An order to the hall; see {@link #order(Context, Caller, String, Deed)}. */
  public List<Recorded> order(Context context, Caller caller, String requestId, Command command) {
    return order(context, caller, requestId, Deed.of(command));
  }

  /**
   * @return what came of it, the same again for a repeated request
   * @throws Problem if it is refused, if the id is not usable or was used for something else, or if
   *     nothing can be written now
   */
  public List<Recorded> order(Context context, Caller caller, String requestId, Deed deed) {
    String digest =
        Tokens.sha256(context.path().getBytes(StandardCharsets.UTF_8), context.bodyAsBytes());
    Submission submission =
        new Submission(check(requestId), caller.actor(), digest, followed.apply(deed));
    return accepted(await(desk.handle(submission)));
  }

  /** A command of the office itself, or of a station: harmless when repeated. */
  public List<Recorded> orderPlain(String actor, Command command) {
    return orderPlain(actor, Deed.of(command));
  }

  public List<Recorded> orderPlain(String actor, Deed deed) {
    return accepted(await(desk.handle(new Submission("", actor, "", followed.apply(deed)))));
  }

  private List<Recorded> accepted(Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      return accepted.events();
    }
    if (answer instanceof Answer.Refused refused) {
      throw Problem.refused(refused.reason(), allowed(refused.reason()));
    }
    throw reused();
  }

  /** What a request gets whose id was used before for another order. */
  public static Problem reused() {
    return Problem.of(
        409, "request-id-reused", "This requestId was used before for something else.");
  }

  private String allowed(Refusal refused) {
    Catalogue catalogue = desk.catalogue();
    if (!(refused instanceof Reason reason)) {
      return "";
    }
    return switch (reason) {
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

  /** The first event of a kind. */
  public static <E extends Event> E first(List<Recorded> recorded, Class<E> kind) {
    return recorded.stream()
        .map(Recorded::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Waits for the desk, but not for ever.
   *
   * @throws Problem 503 if it can't do it now; the same request may be sent again
   */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } catch (TimeoutException e) {
      throw Problem.busy("The desk did not answer in time; the same request may be sent again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.busy("The server is stopping.");
    }
  }

  private static RuntimeException told(Throwable cause) {
    if (cause instanceof DeskBusy busy) {
      return Problem.busy(busy.getMessage());
    }
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof SQLException) {
        return Problem.notWritten(WriteTrouble.causeOf(one));
      }
    }
    return new IllegalStateException("the desk could not do it", cause);
  }
}
