package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random days; after every step the things that must never happen have not happened. */
class RandomDayTest {
  private static final List<String> SERVICES = List.of("OPP", "SSW", "PERSEORANGAN", "REENTRY");

  private static final Set<Class<? extends HallEvent>> OF_THE_CALENDAR =
      Set.of(
          TicketExpired.class,
          VisitClosed.class,
          CounterReleased.class,
          DayBegan.class,
          DayDoubted.class);

  private final Set<String> numbers = new HashSet<>();
  private final Map<String, Ticket> accepted = new HashMap<>();

  @Property(tries = 60)
  void aRandomDayBreaksNoPromise(@ForAll long seed) {
    Random random = new Random(seed);
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    numbers.clear();
    accepted.clear();
    for (int step = 0; step < 400; step++) {
      hall.later(random.nextInt(40));
      if (random.nextInt(150) == 0) {
        hall.now = hall.now.minusSeconds(7200);
        hall.happen(new ClockJumped(hall.now.plusSeconds(7200), hall.now));
      } else if (random.nextInt(200) == 0) {
        hall.later(Duration.ofHours(20).toSeconds());
      }
      step(hall, random);
      assertPromises(hall);
    }
    assertReplayed(hall);
  }

  /** What is remembered is what the journal gives, to the last ticket and its place. */
  private static void assertReplayed(Hall hall) {
    Office again = new Office();
    for (int i = 0; i < hall.events.size(); i++) {
      again.replay((HallEvent) hall.events.get(i), hall.times.get(i));
    }
    assertEquals(hall.office.inOrder(), again.inOrder());
    assertEquals(List.copyOf(hall.office.counters()), List.copyOf(again.counters()));
    for (Shelf<?> shelf : Shelf.ALL) {
      assertEquals(hall.office.byKey(shelf), again.byKey(shelf));
    }
    assertEquals(hall.office.allWaiting(), again.allWaiting());
    assertEquals(List.copyOf(hall.office.resting()), List.copyOf(again.resting()));
  }

  /** Whatever comes in, everybody who waits is called within a bound that can be told. */
  @Property(tries = 60)
  void nobodyStarves(@ForAll long seed) {
    Random random = new Random(seed);
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari");
    for (int i = 0; i < random.nextInt(10); i++) {
      hall.issue("SSW", priority(random, 2));
    }
    Ticket last = hall.issue("SSW", priority(random, 2));
    int waiting = hall.office.waiting();
    int ratio = hall.office.settings().calling().priorityRatio();
    int bound = waiting * (ratio + 1) + 1;

    int calls = 0;
    while (hall.ticket(last.id()).state() == TicketState.WAITING) {
      hall.issue("PERSEORANGAN", priority(random, 2));
      hall.issue("SSW", priority(random, 2));
      hall.serveNext(2);
      hall.later(60);
      assertTrue(++calls <= bound, () -> "still waiting after " + bound + " calls: " + last);
    }
  }

  private void step(Hall hall, Random random) {
    int counter = 1 + random.nextInt(4);
    String officer = "officer" + (1 + random.nextInt(4));
    Command command =
        switch (random.nextInt(22)) {
          case 0, 1, 2 -> Hall.wanted(SERVICES.get(random.nextInt(4)), priority(random, 4));
          case 3 -> Hall.wanted(SERVICES.get(random.nextInt(4)), priority(random, 4)).ofReturned();
          case 4, 5 -> new TakeCounter(counter, officer);
          case 6, 7, 8 -> new CallNext(counter, holder(hall, counter, officer));
          case 9 -> new StartService(counter, holder(hall, counter, officer));
          case 10 -> new FinishVisit(counter, holder(hall, counter, officer));
          case 11 -> new Recall(counter, holder(hall, counter, officer));
          case 12 ->
              new NoteNoShow(counter, holder(hall, counter, officer), Announcement.Stage.CALLED);
          case 13 -> new Undo(counter, holder(hall, counter, officer));
          case 14 -> new RestoreTicket(any(hall, random), "guard");
          case 17 ->
              new SendOn(
                  counter,
                  holder(hall, counter, officer),
                  SERVICES.get(random.nextInt(4)),
                  random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(4)),
                  random.nextBoolean(),
                  Optional.empty());
          case 18, 19 ->
              new RestTicket(
                  counter,
                  holder(hall, counter, officer),
                  Turn.Kind.values()[random.nextInt(6)],
                  Optional.empty());
          case 20 -> new BringBack(any(hall, random), "guard");
          case 21 -> new EndHolds();
          case 15 ->
              random.nextBoolean()
                  ? new LeaveQueue(any(hall, random), "guard")
                  : new PauseCounter(counter, holder(hall, counter, officer));
          default ->
              random.nextBoolean()
                  ? new CallChosen(counter, holder(hall, counter, officer), any(hall, random), "x")
                  : new OpenCounter(counter, holder(hall, counter, officer));
        };
    Map<String, Ticket> before = new HashMap<>();
    hall.office.tickets().forEach(ticket -> before.put(ticket.id(), ticket));
    int events = hall.events.size();
    Optional<Order.Next> first = firstOf(hall, command);
    List<Ticket> callable = callable(hall, counter);
    Decision decision = hall.ask(command);
    if (decision instanceof Decision.Refused) {
      assertTrue(
          hall.events.subList(events, hall.events.size()).stream()
              .allMatch(e -> OF_THE_CALENDAR.contains(e.getClass())),
          "a refusal changes nothing");
    }
    for (Event event : hall.events.subList(events, hall.events.size())) {
      if (event instanceof DayBegan began) {
        accepted.keySet().retainAll(began.turn().carried());
      } else if (event instanceof TicketIssued issued) {
        Ticket ticket = hall.ticket(issued.ticket());
        assertTrue(numbers.add(issued.ticket()), () -> issued.ticket() + " twice");
        accepted.put(issued.ticket(), ticket);
      } else if (event instanceof TicketCalled called) {
        assertEquals(TicketState.WAITING, before.get(called.ticket()).state(), "was waiting");
        assertInOrder(called, before, first, callable);
      }
    }
  }

  /**
   * Within a class the order of calls is the order of issue, unless one was chosen for a reason or
   * has come back.
   */
  private static void assertInOrder(
      TicketCalled called,
      Map<String, Ticket> before,
      Optional<Order.Next> first,
      List<Ticket> callable) {
    if (called.why() == Why.CHOSEN) {
      assertEquals("x", called.sealedReason().orElseThrow());
      return;
    }
    assertEquals(first.orElseThrow().ticket().id(), called.ticket());
    Ticket ticket = before.get(called.ticket());
    assertEquals(called.why() == Why.BACK, ticket.stoodAtLoket());
    Ticket oldest =
        callable.stream()
            .filter(t -> t.stoodAtLoket() == ticket.stoodAtLoket())
            .filter(
                t -> t.stoodAtLoket() || t.priority().goesFirst() == ticket.priority().goesFirst())
            .min(Comparator.comparing(Ticket::rank))
            .orElseThrow();
    assertEquals(oldest.id(), ticket.id(), "in order of issue, or of the turn");
    assertTrue(
        ticket.stoodAtLoket() || callable.stream().noneMatch(Ticket::stoodAtLoket),
        "whoever stood here already goes first");
  }

  /** Who waits for a service of this loket and is not to be called by another one. */
  private static List<Ticket> callable(Hall hall, int counter) {
    List<String> services = hall.office.catalogue().counter(counter).orElseThrow().services();
    return hall.office.allWaiting().stream()
        .filter(one -> services.contains(one.service()))
        .filter(
            one ->
                one.turn()
                    .flatMap(Turn::home)
                    .flatMap(home -> home.now(hall.office, one.service()))
                    .map(loket -> loket == counter)
                    .orElse(true))
        .toList();
  }

  private static Optional<Order.Next> firstOf(Hall hall, Command command) {
    if (command instanceof CallNext call && hall.office.counter(call.counter()).isPresent()) {
      return Order.next(hall.office, hall.counter(call.counter()), hall.now, 1).stream()
          .findFirst();
    }
    return Optional.empty();
  }

  private void assertPromises(Hall hall) {
    Set<String> officers = new HashSet<>();
    Set<String> atCounters = new HashSet<>();
    for (CounterState counter : hall.office.counters()) {
      if (counter.held()) {
        assertTrue(officers.add(counter.officer()), "one counter per officer");
      }
      if (!counter.current().isEmpty()) {
        assertTrue(atCounters.add(counter.current()), "one counter per ticket");
        Ticket ticket = hall.ticket(counter.current());
        assertTrue(ticket.state().atCounter(), () -> "at a counter: " + ticket);
        assertEquals(counter.number(), ticket.counter());
      }
    }
    int waiting = 0;
    for (Ticket ticket : hall.office.tickets()) {
      assertEquals(
          ticket.state().atCounter(), atCounters.contains(ticket.id()), () -> "where is " + ticket);
      waiting += ticket.state() == TicketState.WAITING ? 1 : 0;
    }
    assertEquals(waiting, hall.office.allWaiting().size(), "who waits is in a line, once");
    assertEquals(waiting, hall.office.waiting());
    assertEquals(
        hall.office.tickets().stream().filter(t -> t.state() == TicketState.RESTING).count(),
        hall.office.resting().size(),
        "who rests is on the list, once");
    for (Ticket issued : accepted.values()) {
      Ticket now = hall.office.ticket(issued.id()).orElseThrow();
      assertEquals(issued.number(), now.number(), "the number is kept for life");
      assertEquals(issued.place(), now.place(), "and the place");
    }
    assertEquals(accepted.size(), hall.office.tickets().size(), "no accepted tap is lost");
  }

  private static String holder(Hall hall, int counter, String other) {
    String officer = hall.counter(counter).officer();
    return officer.isEmpty() ? other : officer;
  }

  private static String any(Hall hall, Random random) {
    List<String> ids = hall.office.tickets().stream().map(Ticket::id).sorted().toList();
    return ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
  }

  private static Priority priority(Random random, int oneIn) {
    return random.nextInt(oneIn) == 0 ? Priority.ELDERLY : Priority.REGULAR;
  }
}
