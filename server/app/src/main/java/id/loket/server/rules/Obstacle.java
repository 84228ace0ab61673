package id.loket.server.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What could not be done any more if the office worked by another catalogue from now on.
 *
 * @param service code and name as they are now; empty if it is about a loket alone
 * @param counters where that service is received now, or the loket that would go
 * @param people who would be stuck: numbers of today that are open, or whoever is at that loket
 */
public record Obstacle(
    Kind kind, String service, String serviceName, List<Integer> counters, int people) {
  public enum Kind {
    /** It has numbers of today, open or not, and is no service any more. */
    SERVICE_GONE,
    /** Open numbers that no loket could call. */
    NOT_CALLABLE,
    /** An officer holds it. */
    COUNTER_HELD
  }

  public Obstacle {
    counters = List.copyOf(counters);
  }

  /** What stands in the way of this catalogue now; services first, in the order of their codes. */
  public static List<Obstacle> of(Office office, Catalogue next) {
    return of(office, next, office.mayComeBack());
  }

  /** What would stand in its way if the present day turned out to be a wrong one. */
  static List<Obstacle> ifTheDayIsLeft(Office office, Catalogue next) {
    return of(office, next, office.mightComeBack());
  }

  private static List<Obstacle> of(Office office, Catalogue next, List<Ticket> aside) {
    if (office.catalogue() == null) {
      return List.of();
    }
    List<Obstacle> all = new ArrayList<>();
    for (String service : services(office, aside)) {
      int open = open(office, aside, service);
      if (next.service(service).isEmpty()) {
        all.add(about(office, Kind.SERVICE_GONE, service, open));
      } else if (open > 0 && !next.isCallable(service)) {
        all.add(about(office, Kind.NOT_CALLABLE, service, open));
      }
    }
    for (CounterState state : office.counters()) {
      if (state.held() && next.counter(state.number()).isEmpty()) {
        int people = state.current().isEmpty() ? 0 : 1;
        all.add(new Obstacle(Kind.COUNTER_HELD, "", "", List.of(state.number()), people));
      }
    }
    return all;
  }

  private static Set<String> services(Office office, List<Ticket> aside) {
    Set<String> services = new TreeSet<>();
    office.tickets().forEach(ticket -> services.add(ticket.service()));
    aside.forEach(ticket -> services.add(ticket.service()));
    return services;
  }

  private static int open(Office office, List<Ticket> aside, String service) {
    Stream<Ticket> here = office.tickets().stream().filter(one -> one.state().mayBeCalled());
    Stream<Ticket> back = aside.stream().filter(Obstacle::waitsAgain);
    return (int)
        Stream.concat(here, back).filter(ticket -> ticket.service().equals(service)).count();
  }

  /** A day that is left again takes back that it has expired anybody. */
  private static boolean waitsAgain(Ticket aside) {
    return aside.state() == TicketState.EXPIRED || aside.state().mayBeCalled();
  }

  private static Obstacle about(Office office, Kind kind, String service, int people) {
    Catalogue now = office.catalogue();
    String name = now.service(service).map(one -> one.name().id()).orElse(service);
    List<Integer> counters =
        now.countersServing(service).stream().map(Catalogue.Counter::number).toList();
    return new Obstacle(kind, service, name, counters, people);
  }

  /** In English, for whoever reads the answer itself. */
  public String sentence() {
    String where = counters.toString().replaceAll("[\\[\\]]", "");
    return switch (kind) {
      case SERVICE_GONE ->
          service
              + " ("
              + serviceName
              + ", loket "
              + where
              + ") has numbers of today, "
              + people
              + " of them open, and is missing.";
      case NOT_CALLABLE ->
          people
              + " wait for "
              + service
              + " ("
              + serviceName
              + ", loket "
              + where
              + " now), and no loket could call them.";
      case COUNTER_HELD ->
          "Loket "
              + where
              + (people > 0 ? " has a visitor" : " is held by an officer")
              + " and is missing.";
    };
  }
}
