package id.loket.server.rules;

import id.loket.hall.Priority;
import id.loket.hall.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One visitor's place in the hall. The number is kept for life; a restored ticket keeps its place.
 *
 * @param id such as {@code 2026-11-21-R-12}
 * @param place order of issue within the day, over all services
 * @param aheadAtIssue people ahead as promised on the slip
 * @param rangeAtIssue the waiting range as promised on the slip, or null if none was given
 * @param token unguessable, opens the visitor's status page
 * @param shortCode five letters and digits for the kiosk, unique within the day
 * @param issuedAtDevice id of the kiosk or guard's desk where it was taken
 * @param calls how often it was called, recalls included
 * @param announced numbers the announcements, never taken back
 * @param counter where it was called last; 0 if never
 */
public record Ticket(
    String id,
    String prefix,
    int serial,
    String service,
    Priority priority,
    String language,
    long place,
    TicketState state,
    Instant issuedAt,
    int aheadAtIssue,
    WaitingRange rangeAtIssue,
    String token,
    String shortCode,
    String issuedAtDevice,
    int calls,
    int announced,
    int counter,
    Why why,
    Instant calledAt,
    Instant lastCalledAt,
    Instant startedAt,
    Instant endedAt,
    Printing printing) {

  public TicketNumber number() {
    return new TicketNumber(prefix, serial);
  }

  public static String id(String day, String prefix, int serial) {
    return day + "-" + prefix + "-" + serial;
  }

  /** Empty before the first call. */
  public Optional<String> announcement() {
    return announced == 0 ? Optional.empty() : Optional.of(id + "-" + announced);
  }

  Ticket calledTo(int where, Why because, Instant at) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        TicketState.CALLED,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        1,
        announced + 1,
        where,
        because,
        at,
        at,
        null,
        null,
        printing);
  }

  Ticket recalled(Instant at) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        state,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        calls + 1,
        announced + 1,
        counter,
        why,
        calledAt,
        at,
        startedAt,
        endedAt,
        printing);
  }

  /** The clock was set: the pause before the next call goes on counting. */
  Ticket lastCallShifted(Duration by) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        state,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        calls,
        announced,
        counter,
        why,
        calledAt,
        lastCalledAt.plus(by),
        startedAt,
        endedAt,
        printing);
  }

  Ticket started(Instant at) {
    return moved(TicketState.SERVING, at, null);
  }

  Ticket ended(TicketState end, Instant at) {
    return moved(end, startedAt, at);
  }

  /** Back in the queue at its old place, as if it had not been called. */
  Ticket restored() {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        TicketState.WAITING,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        0,
        announced,
        0,
        null,
        null,
        null,
        null,
        null,
        printing);
  }

  /** This ticket's past state with what can't be taken back: announcements and paper. */
  Ticket restoredTo(Ticket before) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        before.state,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        before.calls,
        announced,
        before.counter,
        before.why,
        before.calledAt,
        before.lastCalledAt,
        before.startedAt,
        before.endedAt,
        printing);
  }

  Ticket printed(Printing next) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        state,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        calls,
        announced,
        counter,
        why,
        calledAt,
        lastCalledAt,
        startedAt,
        endedAt,
        next);
  }

  private Ticket moved(TicketState next, Instant began, Instant end) {
    return new Ticket(
        id,
        prefix,
        serial,
        service,
        priority,
        language,
        place,
        next,
        issuedAt,
        aheadAtIssue,
        rangeAtIssue,
        token,
        shortCode,
        issuedAtDevice,
        calls,
        announced,
        counter,
        why,
        calledAt,
        lastCalledAt,
        began,
        end,
        printing);
  }
}
