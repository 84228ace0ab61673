package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.web.Json;
import id.loket.server.web.Requests;
import id.loket.skm.Instrument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Every version of what the survey asks: the standard one, and those that the office has put in its
 * place, each from a day on. They are held in memory, refreshed after each change. Safe for many
 * threads.
 *
 * <p>A version begins with a day and never within one: an answer names the version that was asked,
 * and the answers of a day could else be told apart by whether they came before or after the
 * change.
 */
public final class Questionnaires {
  private static final String OWN = "kantor/";
  private static final Questionnaire STANDARD = QuestionnaireFile.readDefault();

  private final OfficeDesk desk;
  private final Database database;
  private final Clock clock;
  private volatile List<Adopted> adopted;

  public Questionnaires(OfficeDesk desk, Database database, Clock clock) {
    this.desk = desk;
    this.database = database;
    this.clock = clock;
    refresh();
  }

  /**
   * A version as it was put in force.
   *
   * @param from the first service day on which it is asked; empty for the standard one
   * @param at when; empty for the standard one
   * @param by who; empty likewise
   */
  public record Adopted(
      Optional<LocalDate> from, Optional<Instant> at, String by, Questionnaire asked) {
    private boolean isAskedOn(LocalDate day) {
      return from.filter(day::isBefore).isEmpty();
    }

    public String version() {
      return asked.version();
    }
  }

  /** All that there are, the oldest first; the standard one is the first. */
  public List<Adopted> all() {
    return adopted;
  }

  /** What is asked on that service day: of those that have begun, the one adopted last. */
  public Questionnaire on(LocalDate day) {
    List<Adopted> begun = adopted.stream().filter(one -> one.isAskedOn(day)).toList();
    return begun.get(begun.size() - 1).asked();
  }

  /** What was asked on that day or on one before, the oldest first. */
  List<Questionnaire> begunBy(LocalDate day) {
    return adopted.stream().filter(one -> one.isAskedOn(day)).map(Adopted::asked).toList();
  }

  /** In the office's zone. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), desk.catalogue().zoneId());
  }

  /**
   * What somebody was asked about a visit of that day. The version that is named may be of any day
   * since, for answers that come late. No other can have been asked; the day's own stands for it
   * then, so that nobody's answers are the only ones of a version that was not in force.
   */
  Questionnaire answered(Optional<Questionnaire> named, LocalDate visit) {
    return visit
        .datesUntil(visit.isAfter(today()) ? visit : today().plusDays(1))
        .map(this::on)
        .filter(one -> one.equals(named.orElse(null)))
        .findFirst()
        .orElseGet(() -> on(visit));
  }

  Optional<Questionnaire> of(String version) {
    return adopted.stream()
        .map(Adopted::asked)
        .filter(one -> one.version().equals(version))
        .findFirst();
  }

  /** Those of these versions whose words are kept, the oldest first. */
  public List<Adopted> of(List<String> versions) {
    return adopted.stream().filter(one -> versions.contains(one.version())).toList();
  }

  /**
   * The words of the newest of these versions, with the choices that only an older one had; the
   * standard one if none of them is known.
   */
  public Questionnaire words(List<String> versions) {
    return of(versions).stream()
        .map(Adopted::asked)
        .reduce((older, newer) -> newer.withChoicesOf(older))
        .orElse(STANDARD);
  }

  /** The sets of unsur of these versions, the newest first; the nine if none of them is known. */
  public List<Instrument> instruments(List<String> versions) {
    List<Instrument> all =
        new ArrayList<>(of(versions).stream().map(one -> one.asked().instrument()).toList());
    Collections.reverse(all);
    return all.isEmpty() ? List.of(STANDARD.instrument()) : all.stream().distinct().toList();
  }

  /**
   * Puts a version in force from that day on; the same words from the same day once more change
   * nothing.
   *
   * @param before the version that was the newest when this was written
   * @return false if another one is the newest meanwhile
   */
  boolean adopt(String before, LocalDate from, Questionnaire wish, String by) {
    boolean done = Requests.await(desk.write(tables -> keep(tables, before, from, wish, by)));
    refresh();
    return done;
  }

  private boolean keep(
      Handle tables, String before, LocalDate from, Questionnaire wish, String by) {
    List<Adopted> all = all(tables);
    Adopted newest = all.get(all.size() - 1);
    if (newest.from().equals(Optional.of(from))
        && wish.named(newest.version()).equals(newest.asked())) {
      return true;
    }
    if (!newest.version().equals(before)) {
      return false;
    }
    String asked =
        new String(
            Json.bytes(QuestionnaireFile.toJson(wish.named(OWN + all.size()))),
            StandardCharsets.UTF_8);
    tables
        .createUpdate(
            "INSERT INTO questionnaire (number, from_day, at_utc, person, asked)"
                + " VALUES (:number, :from, :at, :by, :asked)")
        .bind("number", all.size())
        .bind("from", from.toString())
        .bind("at", clock.instant().toString())
        .bind("by", by)
        .bind("asked", asked)
        .execute();
    return true;
  }

  private void refresh() {
    adopted = database.read(Questionnaires::all);
  }

  private static List<Adopted> all(Handle tables) {
    List<Adopted> own =
        tables
            .createQuery(
                "SELECT from_day, at_utc, person, asked FROM questionnaire ORDER BY number")
            .map((row, context) -> adopted(row))
            .list();
    return Stream.concat(
            Stream.of(new Adopted(Optional.empty(), Optional.empty(), "", STANDARD)), own.stream())
        .toList();
  }

  private static Adopted adopted(ResultSet row) throws SQLException {
    return new Adopted(
        Optional.of(LocalDate.parse(row.getString(1))),
        Optional.of(Instant.parse(row.getString(2))),
        row.getString(3),
        QuestionnaireFile.read("questionnaire", row.getString(4)));
  }
}
