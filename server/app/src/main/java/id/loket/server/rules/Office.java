package id.loket.server.rules;

import id.loket.hall.Priority;
import id.loket.hall.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The hall as it stands now: the tickets of the service day, the counters, what is being announced.
 *
 * <p>Owned by one thread, the desk's; nobody else may touch it. It is changed by events only. What
 * an event touched is noted in {@link Changes}, so that the journal writes the same rows.
 */
public final class Office {
  private static final int HISTORY = 12;
  private static final int NEWEST = 24;

  /** A slow printer has a slip out in this time, cut and asked for. */
  private static final int SLIP_SECONDS = 10;

  private static final String SUDDEN = "SUDDEN";
  private static final String NUMBERS = "NUMBERS";

  /** Of two calls at the same moment the later ticket's was the later one. */
  private static final Comparator<Ticket> NEWEST_CALL_FIRST =
      Comparator.comparing(Ticket::calledAt).thenComparing(Ticket::place).reversed();

  /** The most tickets in a minute that a catalogue can allow a screen. */
  private static final int MINUTE = 600;

  private Catalogue catalogue;
  private OpeningTimes openingTimes;
  private Serving serving;
  private LocalDate day = LocalDate.EPOCH;
  private Instant lastAt = Instant.EPOCH;
  private long lastPlace;
  private final Map<String, Ticket> tickets = new HashMap<>();
  private final Map<String, String> byToken = new HashMap<>();
  private final Map<String, String> byShortCode = new HashMap<>();
  private final Map<String, String> byJob = new HashMap<>();
  private final Map<String, String> byNumber = new HashMap<>();
  private final Map<String, Integer> lastSerials = new HashMap<>();
  private final Map<Integer, CounterState> counters = new TreeMap<>();
  private final Lines lines = new Lines();
  private final Shelves shelves = new Shelves();
  private final Map<Long, Ticket> openJobs = new TreeMap<>();
  private final Map<String, Deque<Instant>> issuedByDevice = new HashMap<>();
  private final Deque<String> newest = new ArrayDeque<>();
  private final Map<Long, Ticket> missed = new TreeMap<>();
  private final Map<Long, Ticket> resting = new TreeMap<>();
  private final Map<Long, Ticket> troubledSlips = new TreeMap<>();
  private Changes changes = new Changes();

  // ---- what the office is asked -------------------------------------------------------------

  /** Never null once the first catalogue was adopted, which is the first thing a server does. */
  public Catalogue catalogue() {
    return catalogue;
  }

  Optional<Catalogue.Service> service(String code) {
    return serving.service(code);
  }

  public OpeningTimes openingTimes() {
    return openingTimes;
  }

  public Catalogue.Settings settings() {
    return catalogue.settings();
  }

  public LocalDate day() {
    return day;
  }

  public DayMark mark() {
    return get(Shelf.DAY_MARK, DayMark.KEY).orElse(DayMark.NONE);
  }

  /** The service day by the clock, but for what a person has said of the clock. */
  public LocalDate today(Instant now) {
    return mark().dayOf(dayAt(now));
  }

  /** The newest day that nobody doubts. */
  LocalDate lastSureDay() {
    DayMark mark = mark();
    return mark.trust() == DayMark.Trust.DOUBTED && mark.before() != null ? mark.before() : day;
  }

  /** The tickets that the last turn of the day has put aside, in order of issue. */
  List<Ticket> left() {
    return sorted(all(Shelf.LEFT));
  }

  /** Those whom a wrong day has put aside, while nobody has said that it is the right one. */
  public List<Ticket> mayComeBack() {
    return mark().isDoubted() ? left() : List.of();
  }

  /** Those of the day before, as long as this day is not sure, whether or not it is doubted. */
  List<Ticket> mightComeBack() {
    return mark().trust() == DayMark.Trust.SURE ? List.of() : left();
  }

  /** All of the hall, in order of issue. */
  List<Ticket> inOrder() {
    return sorted(tickets.values());
  }

  private static List<Ticket> sorted(Collection<Ticket> some) {
    return some.stream().sorted(Comparator.comparingLong(Ticket::place)).toList();
  }

  /** The place of the newest ticket; 0 before the first. */
  public long lastPlace() {
    return lastPlace;
  }

  /** When the newest event happened; the epoch before the first. */
  public Instant lastAt() {
    return lastAt;
  }

  public Optional<Ticket> ticket(String id) {
    return Optional.ofNullable(tickets.get(id));
  }

  /** The ticket with that id, or else the one with its number: an id may bear another date. */
  Optional<Ticket> ticketNamed(String id) {
    return ticket(id)
        .or(
            () ->
                id.matches(day + "-[A-Z]-[1-9]\\d{0,8}")
                    ? Optional.ofNullable(byNumber.get(Ticket.numberOf(id).toString()))
                        .map(tickets::get)
                    : Optional.empty());
  }

  public Optional<Ticket> ticketByToken(String token) {
    return Optional.ofNullable(byToken.get(token)).map(tickets::get);
  }

  public Optional<Ticket> ticketByShortCode(String code) {
    return Optional.ofNullable(byShortCode.get(code)).map(tickets::get);
  }

  public Optional<Ticket> ticketByJob(String job) {
    return Optional.ofNullable(byJob.get(job)).map(tickets::get);
  }

  public Collection<Ticket> tickets() {
    return Collections.unmodifiableCollection(tickets.values());
  }

  public Collection<CounterState> counters() {
    return Collections.unmodifiableCollection(counters.values());
  }

  public Optional<CounterState> counter(int number) {
    return Optional.ofNullable(counters.get(number));
  }

  public Optional<CounterState> counterOf(String officer) {
    return counters.values().stream().filter(c -> c.officer().equals(officer)).findFirst();
  }

  /** What stands on a shelf, in the order of its keys. */
  public <V> Collection<V> all(Shelf<V> shelf) {
    return shelves.all(shelf);
  }

  public <V> Optional<V> get(Shelf<V> shelf, String key) {
    return shelves.get(shelf, key);
  }

  /** Present until somebody has said how far today's numbers went. */
  public Optional<Doubt> doubt() {
    return get(Shelf.DOUBTS, Doubt.NUMBERS);
  }

  public Collection<Announcement> announcements() {
    return all(Shelf.ANNOUNCEMENTS);
  }

  public Optional<Announcement> announcement(String id) {
    return get(Shelf.ANNOUNCEMENTS, id);
  }

  /**
   * The calls that the hall has yet to hear, oldest first: spoken by no board, young, and for a
   * visitor who is expected at the counter or stands there.
   */
  public List<Announcement> toAnnounce(Instant now) {
    return announcements().stream()
        .filter(one -> isUnheard(one, now) && tickets.get(one.ticket()).state().atCounter())
        .sorted(Comparator.comparing(Announcement::at))
        .toList();
  }

  /**
   * Whether this ticket's visitor is still being called, by a call young enough to be spoken. So it
   * keeps its turn on a slower board where another has spoken it.
   */
  public boolean isToBeHeard(Ticket ticket, Instant now) {
    return ticket.state() == TicketState.CALLED
        && settings().announcing().isYoung(ticket.lastCalledAt(), now);
  }

  /** Those who did not come, the last called first, at most {@value #HISTORY}. */
  public List<Ticket> history() {
    return history(counter -> true);
  }

  /** The same of some lokets. */
  public List<Ticket> history(IntPredicate counters) {
    return missed.values().stream()
        .filter(one -> counters.test(one.counter()))
        .sorted(NEWEST_CALL_FIRST)
        .limit(HISTORY)
        .toList();
  }

  public Collection<HelpCall> helpCalls() {
    return all(Shelf.HELP_CALLS);
  }

  public Optional<HelpCall> helpCall(String id) {
    return get(Shelf.HELP_CALLS, id);
  }

  public Collection<DeviceState> devices() {
    return all(Shelf.DEVICES);
  }

  public Optional<DeviceState> device(String station, String device) {
    return get(Shelf.DEVICES, DeviceState.key(station, device));
  }

  /** Tickets whose print job is PENDING or SENDING, in order of issue. */
  public List<Ticket> openJobs() {
    return List.copyOf(openJobs.values());
  }

  /** How long the slip of a ticket may wait: for those of a group before it as well. */
  public int printJobSeconds(Ticket ticket) {
    int one = settings().paper().printJobSeconds();
    long inItsGroup =
        ticket.issue().group().flatMap(this::ticket).map(Ticket::place).stream()
            .mapToLong(first -> ticket.place() - first)
            .sum();
    return one + SLIP_SECONDS * (int) Math.max(inItsGroup, slipsBefore(ticket, one));
  }

  /** Those of groups that could still be coming out at the same printer when it was asked for. */
  private long slipsBefore(Ticket ticket, int one) {
    List<Instant> ends = new ArrayList<>();
    for (Iterator<String> ids = newest.descendingIterator(); ids.hasNext(); ) {
      Ticket other = tickets.get(ids.next());
      boolean same = other.printing().station().equals(ticket.printing().station());
      if (same && other.issue().group().isPresent() && other.place() < ticket.place()) {
        long before = after(ends, other.printing().since());
        ends.add(other.printing().since().plusSeconds(one + before * SLIP_SECONDS));
      }
    }
    return after(ends, ticket.printing().since());
  }

  private static long after(List<Instant> ends, Instant since) {
    return ends.stream().filter(end -> end.isAfter(since)).count();
  }

  /** The last tickets that were issued, newest first, at most {@value #NEWEST}. */
  public List<Ticket> newest(int limit) {
    return newest.stream().limit(limit).map(tickets::get).toList();
  }

  /** Tickets whose visitor did not come, in order of issue. */
  public Collection<Ticket> missed() {
    return Collections.unmodifiableCollection(missed.values());
  }

  /** Tickets that were put aside or are on a detour, in order of issue. */
  public Collection<Ticket> resting() {
    return Collections.unmodifiableCollection(resting.values());
  }

  /** Whether tickets of this service are called at that loket. */
  boolean serves(int counter, String service) {
    return serving(service).stream().anyMatch(one -> one.number() == counter);
  }

  /** The lokets that call this service: those that it has, and those that assist now. */
  private List<Catalogue.Counter> serving(String service) {
    List<Catalogue.Counter> own = serving.counters(service);
    if (all(Shelf.ASSISTING).isEmpty()) {
      return own;
    }
    return Stream.concat(
            own.stream(),
            catalogue.counters().stream().filter(one -> Assisting.isOn(this, one, service)))
        .toList();
  }

  /** The codes of what a loket calls now in common order: its own, and where it assists. */
  List<String> servicesAt(Catalogue.Counter counter) {
    return Stream.concat(
            counter.services().stream(),
            counter.assists().stream()
                .map(Catalogue.Assist::service)
                .filter(one -> Assisting.isOn(this, counter, one)))
        .toList();
  }

  /** Those who wait for this service wait longer or shorter than was told. */
  void changed(String service) {
    changes.services.add(service);
  }

  /** Open tickets without certain paper, in order of issue. */
  public Collection<Ticket> troubledSlips() {
    return Collections.unmodifiableCollection(troubledSlips.values());
  }

  public int waiting(String service) {
    return lines.waiting(service);
  }

  public int waiting() {
    return lines.waiting();
  }

  /** All who wait, in order of issue. Costs as much as there are waiting. */
  public List<Ticket> allWaiting() {
    return lines.all();
  }

  Lines.Line line(String service) {
    return lines.of(service);
  }

  /** The next number that nobody in the hall holds. */
  int nextSerial(String prefix) {
    return serialAfter(prefix, lastSerial(prefix));
  }

  /** The same behind a number that is given meanwhile. */
  int serialAfter(String prefix, int before) {
    int serial = before + 1;
    while (isHeld(prefix, serial)) {
      serial++;
    }
    return serial;
  }

  private boolean isHeld(String prefix, int serial) {
    Ticket holder = tickets.get(byNumber.get(new TicketNumber(prefix, serial).toString()));
    boolean here = holder != null && holder.state().isOpen();
    return here || get(Shelf.USED, day.toString()).filter(u -> u.has(prefix, serial)).isPresent();
  }

  int lastSerial(String prefix) {
    return lastSerials.getOrDefault(prefix, 0);
  }

  long nextPlace() {
    return lastPlace + 1;
  }

  /** How many tickets this screen has issued between these moments. */
  long issuedAt(String device, Instant since, Instant until) {
    Deque<Instant> recent = issuedByDevice.getOrDefault(device, new ArrayDeque<>());
    return recent.stream().filter(at -> at.isAfter(since) && !at.isAfter(until)).count();
  }

  boolean shortCodeTaken(String code) {
    return byShortCode.containsKey(code);
  }

  /** The service day on the office's calendar at that moment. */
  public LocalDate dayAt(Instant now) {
    return now.atZone(catalogue.zoneId()).toLocalDate();
  }

  /**
   * The services that share a counter with this one, itself included: its tickets wait in one line.
   */
  public Set<String> queuedWith(String service) {
    return serving.sharing(service);
  }

  /** How many would be called before a regular ticket issued now. */
  public int aheadOfNew(String service) {
    return aheadOfNew(service, Priority.REGULAR);
  }

  /** How many would be called before a ticket issued now. */
  int aheadOfNew(String service, Priority priority) {
    return ahead(service, priority, Rank.LAST, 0);
  }

  /** How many will be called before this waiting ticket; 0 if it doesn't wait. */
  public int ahead(Ticket ticket) {
    if (ticket.state() != TicketState.WAITING) {
      return 0;
    }
    return ticket.stoodAtLoket()
        ? lines.back(serving.sharing(ticket.service()), ticket.rank())
        : ahead(ticket.service(), ticket.priority(), ticket.rank(), 0);
  }

  /**
   * @param company who has a number just before this one and does not stand in the line yet
   */
  int ahead(String service, Priority priority, Rank rank, int company) {
    return lines.ahead(
        serving.sharing(service), priority, rank, settings().calling().priorityRatio(), company);
  }

  /**
   * How long people with so many ahead will wait from now on; empty if no counter that serves it is
   * open.
   */
  public Optional<WaitingRange> range(String service, int ahead, Instant now) {
    return work(service, ahead).map(work -> onTheClock(work, service, now));
  }

  private WaitingRange onTheClock(WaitingRange work, String service, Instant now) {
    Instant low = openingTimes.worked(now, Duration.ofMinutes(work.lowMinutes()));
    Instant high = openingTimes.worked(now, Duration.ofMinutes(work.highMinutes()));
    return new WaitingRange(
        minutes(now, low), minutes(now, high), low.isAfter(endOfWork(service, now)));
  }

  private static int minutes(Instant from, Instant to) {
    return (int) ((Duration.between(from, to).toSeconds() + 59) / 60);
  }

  /** By the hours, or sooner where a closing out of turn was announced. */
  private Instant endOfWork(String service, Instant now) {
    return Stream.of(Closing.OFFICE, service)
        .flatMap(scope -> Closing.announced(this, scope, now).stream())
        .map(closing -> closing.from().isBefore(now) ? now : closing.from())
        .reduce(openingTimes.endOfDay(now), (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Until when that range stays as it is if nothing happens in the hall. */
  public Instant rangeSteadyUntil(String service, int ahead, Instant now) {
    return work(service, ahead)
        .map(
            work -> {
              Duration low = Duration.ofMinutes(work.lowMinutes());
              Duration high = Duration.ofMinutes(work.highMinutes());
              Instant one = openingTimes.steadyUntil(now, low);
              Instant other = openingTimes.steadyUntil(now, high);
              return one.isBefore(other) ? one : other;
            })
        .orElse(Instant.MAX);
  }

  /** Of a service with numbers. */
  public Attendance attendance(String service) {
    return Attendance.of(
        serving(service).stream()
            .map(one -> counters.get(one.number()))
            .filter(Objects::nonNull)
            .toList());
  }

  /** In minutes of work. */
  private Optional<WaitingRange> work(String service, int ahead) {
    int open = 0;
    for (Catalogue.Counter counter : serving(service)) {
      CounterState state = counters.get(counter.number());
      open += state != null && state.open() ? 1 : 0;
    }
    Catalogue.DefaultRange fallback =
        service(service).map(Catalogue.Service::defaultMinutes).orElseThrow();
    return get(Shelf.PACES, service).orElse(Pace.UNKNOWN).range(ahead, open, fallback);
  }

  /** Null while the office is open; else HOURS, BREAK, HOLIDAY, SUDDEN or NUMBERS. */
  public String closedReason(Instant now) {
    return doubt().isPresent() ? NUMBERS : shutReason(now).orElse(null);
  }

  /** Whether nobody is to be expected here; not while only the numbers are held back. */
  public boolean isShut(Instant now) {
    return shutReason(now).isPresent();
  }

  private Optional<String> shutReason(Instant now) {
    return openingTimes
        .closedReason(now)
        .map(Enum::name)
        .or(
            () ->
                Closing.announced(this, Closing.OFFICE, now)
                    .filter(c -> c.isInForce(now))
                    .map(c -> SUDDEN));
  }

  /** When it opens by its hours; empty while it is open, and while nobody can tell. */
  public Optional<Instant> opensAt(Instant now) {
    String closed = closedReason(now);
    return closed == null || closed.equals(SUDDEN) || closed.equals(NUMBERS)
        ? Optional.empty()
        : openingTimes.nextOpening(now);
  }

  // ---- what events do to it -----------------------------------------------------------------

  /** The one way in which anything changes here. */
  public void replay(HallEvent event, Instant at) {
    event.apply(this, at);
    lastAt = at;
  }

  /** Something happened that is no matter of the hall. */
  public void passed(Instant at) {
    lastAt = at;
  }

  void adopt(Catalogue next) {
    catalogue = next;
    openingTimes = new OpeningTimes(next.office());
    serving = new Serving(next);
    changes.counters.addAll(counters.keySet());
    next.counters().forEach(c -> counters.putIfAbsent(c.number(), CounterState.free(c.number())));
    counters.keySet().removeIf(n -> next.counter(n).isEmpty());
    next.counters().forEach(c -> changes.counters.add(c.number()));
    changes.meta = true;
  }

  void beginDay(LocalDate next) {
    day = next;
    clearTickets();
    shelves.beginDay();
    for (CounterState state : List.copyOf(counters.values())) {
      put(state.occupied("", 0, null));
    }
    changes = changes.dayBegan();
  }

  /** The hall of a new day, with those of the old one that stand at a counter. */
  void turnTo(LocalDate next, DayBegan.Turn turn, Instant at) {
    List<Ticket> here = turn.carried().stream().map(tickets::get).toList();
    List<CounterState> busy =
        counters.values().stream().filter(one -> turn.carried().contains(one.current())).toList();
    List<Announcement> heard =
        announcements().stream().filter(one -> turn.carried().contains(one.ticket())).toList();
    keepAside(turn.carried());
    put(mark().turned(turn.before(), turn.trust(), at));
    beginDay(next);
    catalogue.services().forEach(one -> one.prefix().ifPresent(changes.serials::add));
    forgetUsedBefore(turn.usedSince() == null ? day : turn.usedSince());
    here.forEach(this::put);
    busy.forEach(one -> put(one.occupied(one.current(), 0, null)));
    heard.forEach(this::put);
  }

  /** Those of the day that ends; behind those of the last sure one if this day was doubted. */
  private void keepAside(List<String> carried) {
    if (mark().trust() != DayMark.Trust.DOUBTED) {
      forgetLeft();
    }
    long places = left().stream().mapToLong(Ticket::place).max().orElse(0);
    inOrder().stream()
        .filter(one -> !carried.contains(one.id()))
        .map(one -> one.replaced(one.serial(), places + one.place()))
        .forEach(one -> put(Shelf.LEFT, one.id(), one));
  }

  private void forgetLeft() {
    List.copyOf(all(Shelf.LEFT)).forEach(one -> remove(Shelf.LEFT, one.id()));
  }

  private void forgetUsedBefore(LocalDate first) {
    List.copyOf(all(Shelf.USED)).stream()
        .filter(used -> used.day().isBefore(first))
        .forEach(used -> remove(Shelf.USED, used.day().toString()));
    List.copyOf(all(Shelf.TOLD)).stream()
        .filter(told -> told.day().isBefore(first))
        .forEach(told -> remove(Shelf.TOLD, told.day().toString()));
  }

  /** What people have said of the numbers of that day, and since, if it is the right one. */
  Map<String, Integer> told(LocalDate right) {
    return all(Shelf.TOLD).stream()
        .filter(one -> one.day().equals(day) || !one.day().isBefore(right))
        .reduce(new ToldSerials(right, Map.of()), (all, one) -> all.and(one.serials()))
        .serials();
  }

  void noteTold(ToldSerials told) {
    String key = told.day().toString();
    put(Shelf.TOLD, key, get(Shelf.TOLD, key).map(one -> one.and(told.serials())).orElse(told));
  }

  void correctDay(DayCorrected corrected, Instant at) {
    DayMark mark = mark();
    LocalDate sure = lastSureDay();
    boolean back = corrected.to().isBefore(corrected.from());
    noteUsed(corrected.to(), corrected.putBack());
    shiftClosings(corrected.to().toEpochDay() - corrected.from().toEpochDay());
    day = corrected.to();
    if (corrected.putBack()) {
      putBack(corrected);
    } else if (!back && mark.trust() != DayMark.Trust.DOUBTED) {
      forgetLeft();
    }
    if (corrected.told() != null) {
      goOnAfter(corrected.told());
    }
    changes.meta = true;
    changes.serials.addAll(lastSerials.keySet());
    put(back ? mark.left(corrected, at) : mark.moved(sure, at));
  }

  /**
   * Numbers under a date that has not come yet are not given again when it comes; nor those of the
   * right day whose tickets stay aside.
   */
  private void noteUsed(LocalDate right, boolean putBack) {
    for (Ticket one : Stream.concat(left().stream(), inOrder().stream()).toList()) {
      LocalDate under = LocalDate.parse(one.id().substring(0, 10));
      if (under.isAfter(right) || !putBack && under.equals(right)) {
        String key = under.toString();
        UsedSerials used = get(Shelf.USED, key).orElse(UsedSerials.none(under));
        put(Shelf.USED, key, used.with(one.prefix(), Ticket.numberOf(one.id()).serial()));
      }
    }
  }

  /** What was said under a date that has not come counts for this day alone. */
  private void goOnAfter(Map<String, Integer> told) {
    List.copyOf(all(Shelf.TOLD)).stream()
        .filter(one -> one.day().isAfter(day))
        .forEach(one -> remove(Shelf.TOLD, one.day().toString()));
    if (!told.isEmpty()) {
      noteTold(new ToldSerials(day, told));
      told.forEach(this::skipTo);
    }
  }

  private void shiftClosings(long days) {
    List.copyOf(all(Shelf.CLOSINGS))
        .forEach(one -> put(Shelf.CLOSINGS, one.scope(), one.daysLater(days)));
  }

  /** The right day's tickets as they were, and behind them those of the day that is left. */
  private void putBack(DayCorrected corrected) {
    Map<String, Integer> serials = new HashMap<>();
    corrected.renumbered().forEach(one -> serials.put(one.ticket(), one.serial()));
    List<Ticket> before = left();
    List<Ticket> since = inOrder();
    List<CounterState> states = List.copyOf(counters.values());
    clearTickets();
    for (Ticket one : before) {
      Ticket back = one.state() == TicketState.EXPIRED ? one.restored() : one;
      put(back.replaced(serials.getOrDefault(one.id(), one.serial()), one.place()));
      remove(Shelf.LEFT, one.id());
    }
    long places = lastPlace;
    for (Ticket one : since) {
      put(one.replaced(serials.getOrDefault(one.id(), one.serial()), places + one.place()));
    }
    tickets.values().forEach(one -> lastSerials.merge(one.prefix(), one.serial(), Math::max));
    states.forEach(this::put);
    Changes all = everything();
    all.add(changes);
    changes = all.dayBegan();
    changes.add(all);
  }

  private void clearTickets() {
    tickets.clear();
    byToken.clear();
    byShortCode.clear();
    byJob.clear();
    byNumber.clear();
    openJobs.clear();
    newest.clear();
    missed.clear();
    resting.clear();
    troubledSlips.clear();
    issuedByDevice.clear();
    lines.clear();
    lastSerials.clear();
    lastPlace = 0;
  }

  void put(DayMark mark) {
    put(Shelf.DAY_MARK, DayMark.KEY, mark);
  }

  void put(Ticket ticket) {
    Ticket old = tickets.put(ticket.id(), ticket);
    if (old == null) {
      byToken.put(ticket.token(), ticket.id());
      byShortCode.put(ticket.shortCode(), ticket.id());
      byNumber.put(ticket.number().toString(), ticket.id());
      if (ticket.isOf(day)) {
        lastSerials.merge(ticket.prefix(), ticket.serial(), Math::max);
      }
      noteIssue(ticket);
      newest.addFirst(ticket.id());
      if (newest.size() > NEWEST) {
        newest.removeLast();
      }
      changes.serials.add(ticket.prefix());
    } else {
      lines.remove(old);
    }
    lastPlace = Math.max(lastPlace, Math.max(ticket.place(), ticket.rank().at()));
    if (ticket.state() == TicketState.WAITING) {
      lines.add(ticket);
    }
    if (movesOthers(old, ticket)) {
      changes.services.add(ticket.service());
    }
    note(resting, ticket, ticket.state() == TicketState.RESTING);
    note(missed, ticket, ticket.state() == TicketState.NO_SHOW);
    note(troubledSlips, ticket, troubled(ticket));
    Printing printing = ticket.printing();
    if (!printing.job().isEmpty()) {
      byJob.put(printing.job(), ticket.id());
    }
    note(openJobs, ticket, printing.open());
    changes.tickets.add(ticket.id());
  }

  /**
   * Whoever is new stands behind the others, so nobody's turn is later or sooner, but for these.
   */
  private static boolean movesOthers(Ticket old, Ticket ticket) {
    boolean waits = ticket.state() == TicketState.WAITING;
    return old == null
        ? waits && (ticket.priority().goesFirst() || ticket.turn().isPresent())
        : waits != (old.state() == TicketState.WAITING);
  }

  private static void note(Map<Long, Ticket> list, Ticket ticket, boolean belongs) {
    if (belongs) {
      list.put(ticket.place(), ticket);
    } else {
      list.remove(ticket.place());
    }
  }

  private static boolean troubled(Ticket ticket) {
    Printing.State paper = ticket.printing().state();
    boolean lacking =
        paper == Printing.State.NOT_PRINTED
            || paper == Printing.State.UNKNOWN && !ticket.printing().unconfirmed();
    return lacking && ticket.state().isOpen();
  }

  /** Keeps the newest few moments of each screen: enough to count a minute's tickets. */
  private void noteIssue(Ticket ticket) {
    Deque<Instant> recent =
        issuedByDevice.computeIfAbsent(ticket.issue().device(), d -> new ArrayDeque<>());
    recent.addLast(ticket.issuedAt());
    while (recent.size() > MINUTE) {
      recent.removeFirst();
    }
  }

  /** The next number of this prefix follows this one, unless a later one was given already. */
  void skipTo(String prefix, int serial) {
    if (serial > 0) {
      lastSerials.merge(prefix, serial, Math::max);
    }
    changes.serials.add(prefix);
  }

  void put(CounterState state) {
    CounterState old = counters.put(state.number(), state);
    changes.counters.add(state.number());
    if (old == null || old.open() != state.open() || old.held() != state.held()) {
      catalogue.counter(state.number()).ifPresent(one -> changes.services.addAll(one.services()));
    }
  }

  <V> void put(Shelf<V> shelf, String key, V thing) {
    shelves.put(shelf, key, thing);
    changes.touch(shelf, key);
  }

  void remove(Shelf<?> shelf, String key) {
    shelves.remove(shelf, key);
    changes.touch(shelf, key);
  }

  void put(Announcement announcement) {
    put(Shelf.ANNOUNCEMENTS, announcement.id(), announcement);
  }

  /**
   * The clock was set: moves the beginnings of what is counted in seconds, so that an officer need
   * not wait an hour for the next recall. Reported times stay as they were.
   */
  void shiftSpans(Duration by) {
    for (CounterState state : List.copyOf(counters.values())) {
      state.undo().ifPresent(undo -> put(state.withUndo(undo.shifted(by))));
      ticket(state.current()).ifPresent(ticket -> put(ticket.lastCallShifted(by)));
    }
    openJobs().forEach(ticket -> put(ticket.printed(ticket.printing().shifted(by))));
    List.copyOf(announcements()).forEach(one -> put(one.shifted(by)));
  }

  /** The clock was set: every time moves with it. */
  void shiftAll(Duration by) {
    for (CounterState state : List.copyOf(counters.values())) {
      state.undo().ifPresent(undo -> put(state.withUndo(undo.allShifted(by))));
    }
    List<Ticket> all = inOrder();
    issuedByDevice.clear();
    for (Ticket ticket : all) {
      put(ticket.shifted(by));
      noteIssue(ticket.shifted(by));
    }
    List.copyOf(announcements()).forEach(one -> put(one.shifted(by)));
    List.copyOf(helpCalls()).forEach(one -> put(Shelf.HELP_CALLS, one.id(), one.shifted(by)));
    List.copyOf(all(Shelf.DIRECTED)).forEach(one -> put(Shelf.DIRECTED, one.id(), one.shifted(by)));
    Map.copyOf(byKey(Shelf.ASSISTING))
        .forEach((key, one) -> put(Shelf.ASSISTING, key, one.shifted(by)));
  }

  /** Drops what was spoken or is too old, unless its ticket is still the one being called. */
  void forgetOldAnnouncements(Instant at) {
    for (Announcement one : List.copyOf(announcements())) {
      if (!isUnheard(one, at) && !stillCalled(one)) {
        remove(Shelf.ANNOUNCEMENTS, one.id());
      }
    }
  }

  private boolean isUnheard(Announcement one, Instant now) {
    return one.stage() != Announcement.Stage.SPOKEN
        && settings().announcing().isYoung(one.at(), now);
  }

  private boolean stillCalled(Announcement one) {
    Ticket ticket = tickets.get(one.ticket());
    return ticket.state() == TicketState.CALLED
        && ticket.announcement().equals(Optional.of(one.id()));
  }

  void observe(String service, Duration took) {
    Pace old = get(Shelf.PACES, service).orElse(Pace.UNKNOWN);
    put(Shelf.PACES, service, old.with((int) took.toSeconds()));
    changes.services.add(service);
  }

  void unobserve(String service, Duration took) {
    Pace old = get(Shelf.PACES, service).orElse(Pace.UNKNOWN);
    put(Shelf.PACES, service, old.without((int) took.toSeconds()));
    changes.services.add(service);
  }

  // ---- how the journal reads and fills it ------------------------------------------------------

  /** What was touched since the last call. */
  public Changes takeChanges() {
    Changes taken = changes;
    changes = new Changes();
    return taken;
  }

  /** As if all that is here had been touched. */
  public Changes everything() {
    Changes all = new Changes();
    all.tickets.addAll(tickets.keySet());
    all.serials.addAll(lastSerials.keySet());
    all.counters.addAll(counters.keySet());
    for (Shelf<?> shelf : Shelf.ALL) {
      byKey(shelf).keySet().forEach(key -> all.touch(shelf, key));
    }
    all.meta = true;
    return all;
  }

  public int lastSerialOf(String prefix) {
    return lastSerial(prefix);
  }

  /** The last serial of each prefix that was used today. */
  public Map<String, Integer> lastSerials() {
    return Collections.unmodifiableMap(lastSerials);
  }

  /** What stands on a shelf, by key. */
  public <V> Map<String, V> byKey(Shelf<V> shelf) {
    return shelves.byKey(shelf);
  }

  /** Puts back what was stored. Called on an empty office before anything else. */
  public void restore(Stored stored) {
    adopt(stored.catalogue());
    day = stored.day();
    lastAt = stored.lastAt();
    lastSerials.putAll(stored.lastSerials());
    stored.tickets().forEach(this::put);
    stored.counters().forEach(this::put);
    stored
        .shelves()
        .forEach((shelf, things) -> things.forEach((key, one) -> shelves.put(shelf, key, one)));
    changes = new Changes();
  }

  /** The current-state tables as values. */
  public record Stored(
      Catalogue catalogue,
      LocalDate day,
      Instant lastAt,
      Map<String, Integer> lastSerials,
      List<Ticket> tickets,
      List<CounterState> counters,
      Map<Shelf<?>, Map<String, Object>> shelves) {}
}
