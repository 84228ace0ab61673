package id.loket.server.detour;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The worksheets of those who are in the hall now. They are locked with a key of their day, which
 * is destroyed when the day is over: no copy of the file opens after that. The rows go with the
 * visit. Safe for many threads.
 */
final class Worksheets {
  private final OfficeDesk desk;
  private final Database database;
  private final PassingWords words;
  private final Clock clock;

  Worksheets(OfficeDesk desk, Database database, PassingWords words, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.words = words;
    this.clock = clock;
  }

  /** What was written on one line. */
  record Written(WorksheetLine line, String words) {}

  /** What is sealed: with its ticket, so that no row opens in the place of another. */
  private record Sealed(String ticket, List<Written> lines) {}

  /**
   * One worksheet.
   *
   * @param handed whether its visitor has finished it
   */
  record Kept(Instant savedAt, boolean handed, List<Written> lines) {}

  /**
   * Takes in what was changed; a line that is not among it stays as it was, so that nobody who has
   * not read the worksheet can empty it. On disk when this returns.
   *
   * @param changed with no words where a line was emptied
   */
  synchronized void save(String ticket, List<Written> changed) {
    List<Written> before = of(ticket).map(Kept::lines).orElse(List.of());
    List<Written> lines = merged(before, changed);
    if (lines.equals(before)) {
      return;
    }
    String body = new String(Json.bytes(new Sealed(ticket, lines)), StandardCharsets.UTF_8);
    LocalDate today = Requests.await(desk.look(Office::day));
    String sealed = words.seal(PassingWords.Kind.WORKSHEET, today, body);
    String now = clock.instant().toString();
    Requests.await(
        desk.write(
            tables ->
                tables
                    .createUpdate(
                        "INSERT INTO worksheet (ticket, saved_utc, handed, sealed)"
                            + " VALUES (:ticket, :now, 0, :sealed) ON CONFLICT DO UPDATE"
                            + " SET saved_utc = :now, handed = 0, sealed = :sealed")
                    .bind("ticket", ticket)
                    .bind("now", now)
                    .bind("sealed", sealed)
                    .execute()));
  }

  private static List<Written> merged(List<Written> before, List<Written> changed) {
    Map<WorksheetLine, Written> lines = new EnumMap<>(WorksheetLine.class);
    Stream.concat(before.stream(), changed.stream()).forEach(one -> lines.put(one.line(), one));
    return lines.values().stream().filter(one -> !one.words().isEmpty()).toList();
  }

  /**
   * Its visitor has finished it.
   *
   * @return false if there is none
   */
  boolean hand(String ticket) {
    return Requests.await(
            desk.write(
                tables ->
                    tables
                        .createUpdate("UPDATE worksheet SET handed = 1 WHERE ticket = ?")
                        .bind(0, ticket)
                        .execute()))
        > 0;
  }

  /** Empty too where its key has gone, as after a restore. */
  Optional<Kept> of(String ticket) {
    return database
        .read(
            tables ->
                tables
                    .createQuery("SELECT saved_utc, handed, sealed FROM worksheet WHERE ticket = ?")
                    .bind(0, ticket)
                    .map(
                        (row, context) ->
                            List.of(row.getString(1), row.getString(2), row.getString(3)))
                    .findOne())
        .flatMap(
            row ->
                opened(ticket, row.get(2))
                    .map(
                        lines ->
                            new Kept(Instant.parse(row.get(0)), row.get(1).equals("1"), lines)));
  }

  private Optional<List<Written>> opened(String ticket, String sealed) {
    return words
        .open(PassingWords.Kind.WORKSHEET, sealed)
        .map(body -> Json.read(body.getBytes(StandardCharsets.UTF_8), Sealed.class))
        .filter(one -> one.ticket().equals(ticket))
        .map(Sealed::lines);
  }

  /** Lets go of those whose visit is over. */
  void forgetOver() {
    List<String> kept =
        database.read(
            tables ->
                tables.createQuery("SELECT ticket FROM worksheet").mapTo(String.class).list());
    if (kept.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<String> over =
        Requests.await(
            desk.look(office -> kept.stream().filter(one -> isOver(office, one, now)).toList()));
    if (!over.isEmpty()) {
      Requests.await(
          desk.write(
              tables ->
                  tables
                      .createUpdate("DELETE FROM worksheet WHERE ticket IN (<over>)")
                      .bindList("over", over)
                      .execute()));
    }
  }

  /** Not while its number may still come to stand at a loket: by an undo, or as one missed. */
  static boolean isOver(Office office, String ticket, Instant now) {
    return office.ticket(ticket).filter(one -> mayStand(office, one, now)).isEmpty();
  }

  private static boolean mayStand(Office office, Ticket ticket, Instant now) {
    return switch (ticket.state()) {
      case WAITING, CALLED, SERVING, RESTING, NO_SHOW -> true;
      case FINISHED -> {
        int undo = office.settings().calling().undoSeconds();
        yield ticket.endedAt() != null && !now.isAfter(ticket.endedAt().plusSeconds(undo));
      }
      case LEFT, EXPIRED -> false;
    };
  }
}
