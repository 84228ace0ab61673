package id.loket.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  static List<Row> look(URI server, Clock clock) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
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
      rows.add(Row.down("server", "server.unreachable").detailed(server + ": " + words(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return rows;
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
