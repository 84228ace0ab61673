package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a ticket stands if not where it was issued, and which part of the visit it is in. Whoever
 * comes back with what was missing stands ahead of all of the same class who have waited no longer
 * than the cap of the priority visitors, and behind those who came back before. So nobody who has
 * waited for longer than that is passed by, and nobody starves: a visitor lets by at most those who
 * come back within the cap.
 *
 * @param at the place of the ticket that it stands ahead of; its own if nobody is
 * @param since from when on it counts as waiting where the order asks for that: as long as the
 *     ticket that it stands ahead of
 * @param leg if the visit goes on elsewhere, or was interrupted; empty on the first way to a loket
 * @param home the loket that calls it; empty if any does that serves it
 * @param rest present while it rests
 */
public record Turn(
    long at,
    boolean ahead,
    Instant since,
    Optional<Leg> leg,
    Optional<Home> home,
    Optional<Rest> rest) {

  /**
   * The part of the visit that goes on now.
   *
   * @param service for which it waits or is served
   * @param joined when it began to wait the last time
   * @param waitedSeconds for this service before that
   * @param servedSeconds for this service before that
   */
  public record Leg(String service, Instant joined, int waitedSeconds, int servedSeconds) {
    Leg shifted(Duration by) {
      return new Leg(service, joined.plus(by), waitedSeconds, servedSeconds);
    }
  }

  /**
   * Who calls it: the officer if one is named and still works, at whatever loket, or else the
   * loket; if neither is open, whoever serves it.
   *
   * @param officer empty if it was only sent to that loket
   * @param first whether it is called before all others there, because it stood there already
   */
  public record Home(int counter, String officer, boolean first) {
    /** The loket that calls it now; empty if any may. */
    Optional<Integer> now(Office office, String service) {
      return office
          .counterOf(officer)
          .filter(one -> !officer.isEmpty() && one.open())
          .or(() -> office.counter(counter).filter(CounterState::open))
          .map(CounterState::number)
          .filter(number -> office.serves(number, service));
    }
  }

  /** Why somebody who stood at a loket does not stand there for a while. */
  public enum Kind {
    /** Put aside by the officer; comes back by itself. */
    HELD,
    AIM,
    PHOTO_FINGER,
    COPY,
    BPJS,
    OTHER;

    /** Whether the visitor is sent somewhere, and has to say that he is back. */
    public boolean isDetour() {
      return this != HELD;
    }
  }

  /**
   * A visitor who is put aside or sent on a detour.
   *
   * @param until when one that was put aside comes back, or one on a detour is asked about
   */
  public record Rest(Kind kind, Instant since, Instant until, int counter, String officer) {
    Rest shifted(Duration by) {
      return new Rest(kind, since.plus(by), until.plus(by), counter, officer);
    }

    public boolean isOver(Instant now) {
      return !now.isBefore(until);
    }
  }

  /** Of somebody who comes back another time. */
  public Turn(long at, boolean ahead, Instant since) {
    this(at, ahead, since, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Of somebody who comes back now. */
  static Turn ofReturned(Office office, boolean goesFirst, Instant now) {
    Instant from = now.minus(Duration.ofMinutes(office.settings().calling().priorityCapMinutes()));
    List<Ticket> others =
        office.allWaiting().stream()
            .filter(one -> one.priority().goesFirst() == goesFirst)
            .sorted((one, other) -> one.rank().compareTo(other.rank()))
            .toList();
    Turn turn =
        others.stream()
            .filter(one -> !one.rank().ahead() && !one.countsSince().isBefore(from))
            .findFirst()
            .map(Turn::justAheadOf)
            .orElse(new Turn(office.nextPlace(), true, now));
    return others.stream()
        .filter(one -> one.rank().ahead() && one.rank().at() > turn.at)
        .reduce((one, later) -> later)
        .map(Turn::justAheadOf)
        .orElse(turn);
  }

  private static Turn justAheadOf(Ticket other) {
    return new Turn(other.rank().at(), true, other.countsSince());
  }

  /** Where it stands until now. */
  static Turn of(Ticket ticket) {
    return ticket
        .turn()
        .orElse(new Turn(ticket.rank().at(), ticket.rank().ahead(), ticket.countsSince()));
  }

  /** At the end of the line. */
  Turn atTheEnd(long place, Instant now) {
    return new Turn(place, false, now, leg, home, rest);
  }

  /** On to another service or loket, where nothing of it has happened yet. */
  Turn onTo(String service, Optional<Integer> counter, Instant now) {
    return new Turn(
        at,
        ahead,
        since,
        Optional.of(new Leg(service, now, 0, 0)),
        counter.map(number -> new Home(number, "", false)),
        Optional.empty());
  }

  Turn resting(Rest next) {
    return new Turn(at, ahead, since, leg, home, Optional.of(next));
  }

  /** Back from its rest, to where it stood. */
  Turn back(Leg next) {
    Turn awake = awake();
    return new Turn(at, ahead, since, Optional.of(next), awake.home, Optional.empty());
  }

  /** Where it stands when it rests no more; of a ticket that doesn't rest the same. */
  Turn awake() {
    return new Turn(
        at,
        ahead,
        since,
        leg,
        rest.map(one -> new Home(one.counter(), one.officer(), true)).or(() -> home),
        Optional.empty());
  }

  /** Where the places of a whole day have moved by so many. */
  Turn moved(long places) {
    return new Turn(at + places, ahead, since, leg, home, rest);
  }

  /** The clock was set. */
  Turn shifted(Duration by) {
    return new Turn(
        at,
        ahead,
        since.plus(by),
        leg.map(one -> one.shifted(by)),
        home,
        rest.map(one -> one.shifted(by)));
  }
}
