package id.loket.doctor;

import id.loket.trust.OfficeTrust;
import id.loket.trust.UntrustedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a station's server answers, and whether both tell the same time. */
final class OfficeAsked {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** Far more than an answer needs. */
  private static final Duration APART = Duration.ofMinutes(1);

  private OfficeAsked() {}

  /**
   * @param data the station's folder, where the authority of its office lies
   */
  static List<Row> look(URI server, Path data, Clock clock) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(LIMIT);
    try {
      OfficeTrust.in(data, clock).context().ifPresent(builder::sslContext);
    } catch (IOException e) {
      return List.of(Row.down("server", "server.stranger").detailed(e.getMessage()));
    }
    return look(server, builder.build(), clock);
  }

  private static List<Row> look(URI server, HttpClient http, Clock clock) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/healthz")).timeout(LIMIT).GET().build();
    List<Row> rows = new ArrayList<>();
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() == 404) {
        return List.of(
            Row.down("server", "server.another").detailed(server + ": answers, but not as Loket"));
      }
      rows.add(Row.well("server"));
      answer
          .headers()
          .firstValue("Date")
          .flatMap(OfficeAsked::moment)
          .ifPresent(there -> rows.add(clock(there, clock.instant())));
    } catch (IOException e) {
      rows.add(untold(server, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return rows;
  }

  private static Row untold(URI server, IOException e) {
    UntrustedException.Why why = UntrustedException.in(e).map(UntrustedException::why).orElse(null);
    Row row =
        why == null
            ? Row.down("server", "server.unreachable")
            : why == UntrustedException.Why.CLOCK
                ? Row.down("server", "server.clock")
                : Row.down("server", "server.stranger");
    return row.detailed(server + ": " + words(e));
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? "connection refused" : e.getMessage();
  }

  private static Row clock(Instant there, Instant here) {
    Duration apart = Duration.between(there, here).abs();
    return apart.compareTo(APART) < 0
        ? Row.well("clock")
        : Row.attention("clock", "clock.apart").with("minutes", Math.max(1, apart.toMinutes()));
  }

  private static Optional<Instant> moment(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
