package id.loket.server.rules;

import id.loket.server.rules.Announcement.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nobody came; only after enough calls, and enough time after the hall was told of the last one. In
 * a rush a call may be spoken a minute after the key. A voice that is on and never says so is
 * waited for as long, and no longer: six lokets that call at once, at ten seconds a call, are the
 * longest row that there is.
 *
 * @param reach how far the boards that are there now can bring a call of this counter: spoken,
 *     shown where no voice is, or no further than called where nobody is told
 */
public record NoteNoShow(int counter, String officer, Stage reach) implements Command {
  /** So long after a board's last word of a call its next one comes, or none does. */
  static final Duration VOICE_LIMIT = Duration.ofSeconds(60);

  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    Ticket ticket = office.ticket(state.current()).orElse(null);
    if (ticket == null || ticket.state() != TicketState.CALLED) {
      return Decision.refuse(ticket == null ? Reason.NOTHING_CALLED : Reason.ALREADY_STARTED);
    }
    boolean enough = ticket.calls() >= office.settings().calling().noShowAfterCalls();
    if (!enough || now.isBefore(allowedAt(office, ticket, reach, now))) {
      return Decision.refuse(Reason.NO_SHOW_TOO_SOON);
    }
    return Decision.accept(new NoShowNoted(ticket.id(), counter, ticket.service()));
  }

  /**
   * The earliest moment after the last call, provided that there were enough calls; while the hall
   * is still to be told of it, the latest that it can be.
   */
  public static Instant allowedAt(Office office, Ticket ticket, Stage reach, Instant now) {
    return toldAt(office, ticket, reach, now)
        .orElseGet(() -> latest(office, ticket))
        .plusSeconds(office.settings().calling().noShowSpacingSeconds());
  }

  /** Whether the hall is still to be told of the last call. */
  public static boolean isUntold(Office office, Ticket ticket, Stage reach, Instant now) {
    return toldAt(office, ticket, reach, now).isEmpty();
  }

  /** A call that no board took up, or that is too old to be told any more, waits for nobody. */
  private static Optional<Instant> toldAt(Office office, Ticket ticket, Stage reach, Instant now) {
    Instant called = ticket.lastCalledAt();
    Announcement last = last(office, ticket).orElse(null);
    if (last == null) {
      return Optional.of(called);
    }
    if (last.isAtLeast(Stage.SHOWN) && last.isAtLeast(reach)) {
      return Optional.of(last.reachedAt().orElse(called));
    }
    boolean late = now.isAfter(called.plus(Announcement.RECEIVE_LIMIT));
    boolean isNotTakenUp = last.stage() == Stage.CALLED && late;
    if (reach == Stage.CALLED || isNotTakenUp) {
      return Optional.of(called);
    }
    return Optional.of(latest(office, ticket)).filter(then -> !now.isBefore(then));
  }

  private static Optional<Announcement> last(Office office, Ticket ticket) {
    return ticket.announcement().flatMap(office::announcement);
  }

  /** When the hall counts as told, whatever is heard of it until then. */
  private static Instant latest(Office office, Ticket ticket) {
    Instant tooOld =
        ticket.lastCalledAt().plusSeconds(office.settings().announcing().announceWithinSeconds());
    return last(office, ticket)
        .filter(one -> one.isAtLeast(Stage.RECEIVED))
        .map(one -> one.reachedAt().orElse(ticket.lastCalledAt()).plus(VOICE_LIMIT))
        .filter(tooOld::isAfter)
        .orElse(tooOld);
  }
}
