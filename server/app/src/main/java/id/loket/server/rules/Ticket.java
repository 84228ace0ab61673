package id.loket.server.rules;

import id.loket.hall.Priority;
import id.loket.hall.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One visitor's place in the hall: what was promised when it was issued, how far it has come, and
 * its paper. The number is kept for life; a restored ticket keeps its place.
 *
 * @param turn where it stands in the line, if not by its place
 */
public record Ticket(Issue issue, Course course, Printing printing, Optional<Turn> turn) {
  /** One that stands by its place. */
  public Ticket(Issue issue, Course course, Printing printing) {
    this(issue, course, printing, Optional.empty());
  }

  /**
   * What never changes.
   *
   * @param id such as {@code 2026-11-21-R-12}
   * @param place order of issue within the day, over all services
   * @param ahead people ahead as promised on the slip
   * @param range the waiting range as promised on the slip, or null if none was given
   * @param token unguessable, opens the visitor's status page
   * @param shortCode five letters and digits for the kiosk, unique within the day
   * @param device id of the kiosk or guard's desk where it was taken
   * @param missing what the visitor said not to have, as {@link TicketIssued} has it
   * @param group the first ticket of those that were taken together, itself included
   */
  public record Issue(
      String id,
      String prefix,
      int serial,
      String service,
      Priority priority,
      String language,
      long place,
      Instant at,
      int ahead,
      WaitingRange range,
      String token,
      String shortCode,
      String device,
      Optional<List<String>> missing,
      Optional<String> group) {
    Issue numbered(int newSerial, long newPlace, Instant newAt) {
      return new Issue(
          id, prefix, newSerial, service, priority, language, newPlace, newAt, ahead, range, token,
          shortCode, device, missing, group);
    }
  }

  /**
   * How far it has come; what has not happened is null, a counter 0.
   *
   * @param calls how often it was called, recalls included
   * @param announced numbers the announcements, never taken back
   */
  public record Course(
      TicketState state,
      int calls,
      int announced,
      int counter,
      Why why,
      Instant calledAt,
      Instant lastCalledAt,
      Instant startedAt,
      Instant endedAt) {

    static Course waiting(int announced) {
      return new Course(TicketState.WAITING, 0, announced, 0, null, null, null, null, null);
    }
  }

  static Ticket issued(Issue issue, Printing printing, Optional<Turn> turn) {
    return new Ticket(issue, Course.waiting(0), printing, turn);
  }

  public static String id(String day, String prefix, int serial) {
    return day + "-" + prefix + "-" + serial;
  }

  /**
   * @param id of a ticket of any day
   */
  public static TicketNumber numberOf(String id) {
    String[] parts = id.split("-");
    return new TicketNumber(parts[3], Integer.parseInt(parts[4]));
  }

  public String id() {
    return issue.id();
  }

  /** Whether it was taken under that date. */
  boolean isOf(LocalDate day) {
    return issue.id().startsWith(day + "-");
  }

  public String prefix() {
    return issue.prefix();
  }

  public int serial() {
    return issue.serial();
  }

  public TicketNumber number() {
    return new TicketNumber(issue.prefix(), issue.serial());
  }

  /** The one for which it waits or is served now; where it was sent on, not that of its number. */
  public String service() {
    return leg().map(Turn.Leg::service).orElse(issue.service());
  }

  /** Whether it was sent on to another service than that of its number. */
  public boolean wasSentOn() {
    return !service().equals(issue.service());
  }

  private Optional<Turn.Leg> leg() {
    return turn.flatMap(Turn::leg);
  }

  /** Present while it rests. */
  public Optional<Turn.Rest> rest() {
    return turn.flatMap(Turn::rest).filter(one -> state() == TicketState.RESTING);
  }

  /** Whether it is called before all others, because it stood at a loket already. */
  public boolean stoodAtLoket() {
    return turn.flatMap(Turn::home).filter(Turn.Home::first).isPresent();
  }

  /**
   * How long it has waited for its service until it was called, or until now; without its rests.
   */
  public Duration waited(Instant now) {
    Instant joined = leg().map(Turn.Leg::joined).orElse(issue.at());
    Instant until = course.calledAt() == null ? now : course.calledAt();
    return before(Turn.Leg::waitedSeconds).plus(VisitFinished.took(joined, until));
  }

  /** How long its service took that ended then; without its rests. */
  public Duration served(Instant end) {
    Duration last =
        course.startedAt() == null ? Duration.ZERO : VisitFinished.took(course.startedAt(), end);
    return before(Turn.Leg::servedSeconds).plus(last);
  }

  private Duration before(ToIntFunction<Turn.Leg> seconds) {
    return Duration.ofSeconds(leg().map(one -> seconds.applyAsInt(one)).orElse(0));
  }

  public Priority priority() {
    return issue.priority();
  }

  public long place() {
    return issue.place();
  }

  Rank rank() {
    return rank(turn, issue.place());
  }

  static Rank rank(Optional<Turn> turn, long place) {
    return turn.map(one -> new Rank(one.at(), one.ahead(), place))
        .orElse(new Rank(place, false, place));
  }

  /** From when on it has waited, as the order counts it. */
  Instant countsSince() {
    return turn.map(Turn::since).orElse(issue.at());
  }

  /** The requirements that the visitor said not to have, in Indonesian. */
  public List<String> missing() {
    return issue.missing().orElse(List.of());
  }

  public Instant issuedAt() {
    return issue.at();
  }

  public String token() {
    return issue.token();
  }

  public String shortCode() {
    return issue.shortCode();
  }

  public TicketState state() {
    return course.state();
  }

  public int calls() {
    return course.calls();
  }

  public int counter() {
    return course.counter();
  }

  public Why why() {
    return course.why();
  }

  public Instant calledAt() {
    return course.calledAt();
  }

  public Instant lastCalledAt() {
    return course.lastCalledAt();
  }

  public Instant startedAt() {
    return course.startedAt();
  }

  public Instant endedAt() {
    return course.endedAt();
  }

  /** The newest announcement's id; empty before the first call. */
  public Optional<String> announcement() {
    return course.announced() == 0
        ? Optional.empty()
        : Optional.of(issue.id() + "-" + course.announced());
  }

  Ticket calledTo(int counter, Why why, Instant at) {
    return on(
        new Course(
            TicketState.CALLED, 1, course.announced() + 1, counter, why, at, at, null, null));
  }

  Ticket recalled(Instant at) {
    return on(
        new Course(
            course.state(),
            course.calls() + 1,
            course.announced() + 1,
            course.counter(),
            course.why(),
            course.calledAt(),
            at,
            course.startedAt(),
            course.endedAt()));
  }

  /** The clock was set: the pause before the next call goes on counting. */
  Ticket lastCallShifted(Duration by) {
    return on(
        new Course(
            course.state(),
            course.calls(),
            course.announced(),
            course.counter(),
            course.why(),
            course.calledAt(),
            course.lastCalledAt().plus(by),
            course.startedAt(),
            course.endedAt()));
  }

  /** The clock was set: all times move with it. */
  Ticket shifted(Duration by) {
    Issue then = issue.numbered(issue.serial(), issue.place(), issue.at().plus(by));
    Course moved =
        new Course(
            course.state(),
            course.calls(),
            course.announced(),
            course.counter(),
            course.why(),
            later(course.calledAt(), by),
            later(course.lastCalledAt(), by),
            later(course.startedAt(), by),
            later(course.endedAt(), by));
    return new Ticket(then, moved, printing.shifted(by), turn.map(one -> one.shifted(by)));
  }

  private static Instant later(Instant at, Duration by) {
    return at == null ? null : at.plus(by);
  }

  /** In another day's line. */
  Ticket replaced(int serial, long place) {
    return new Ticket(
        issue.numbered(serial, place, issue.at()),
        course,
        printing,
        turn.map(one -> one.moved(place - issue.place())));
  }

  Ticket started(Instant at) {
    return moved(TicketState.SERVING, at, null);
  }

  Ticket ended(TicketState end, Instant at) {
    return moved(end, course.startedAt(), at);
  }

  /** Back in the queue at its old place, as if it had not been called. */
  Ticket restored() {
    return new Ticket(issue, Course.waiting(course.announced()), printing, turn.map(Turn::awake));
  }

  /** Does not wait for a while, and keeps its number and place. */
  Ticket resting(Turn.Rest rest, Instant at) {
    return new Ticket(issue, course, printing, Optional.of(Turn.of(this).resting(rest)))
        .moved(TicketState.RESTING, course.startedAt(), at);
  }

  /** From its rest: what it had waited and been served counts for the same service. */
  Ticket back(Instant at) {
    Turn.Leg leg =
        new Turn.Leg(
            service(),
            at,
            (int) waited(course.calledAt()).toSeconds(),
            (int) served(course.endedAt()).toSeconds());
    return new Ticket(
        issue, Course.waiting(course.announced()), printing, Optional.of(Turn.of(this).back(leg)));
  }

  /** Waits elsewhere, with the number that it has. */
  Ticket sentOn(Turn next) {
    return new Ticket(issue, Course.waiting(course.announced()), printing, Optional.of(next));
  }

  /** Where it was before, with what can't be taken back: announcements and paper. */
  Ticket restoredTo(Ticket before) {
    Course then = before.course();
    return new Ticket(issue, course, printing, before.turn())
        .on(
            new Course(
                then.state(),
                then.calls(),
                course.announced(),
                then.counter(),
                then.why(),
                then.calledAt(),
                then.lastCalledAt(),
                then.startedAt(),
                then.endedAt()));
  }

  Ticket printed(Printing next) {
    return new Ticket(issue, course, next, turn);
  }

  private Ticket moved(TicketState next, Instant began, Instant end) {
    return on(
        new Course(
            next,
            course.calls(),
            course.announced(),
            course.counter(),
            course.why(),
            course.calledAt(),
            course.lastCalledAt(),
            began,
            end));
  }

  private Ticket on(Course next) {
    return new Ticket(issue, next, printing, turn);
  }
}
