package id.loket.server.capture;

import id.loket.server.capture.CaptureStore.Open;
import id.loket.server.desk.Ticks;
import id.loket.server.web.News;
import id.loket.server.web.Pictures;
import id.loket.wire.CaptureWish;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The captures that are open now, how far each has come, and what is known of the tickets at which
 * something was asked lately: all that pictures need, so that drawing one waits for nothing. What
 * has to last stands in the journal; how far a picture is on its way does not. Safe for many
 * threads; nobody holds a lock of it while the desk is asked.
 */
public final class Captures {
  /** Something changed that stations and consoles show. */
  public static final News NEWS = News.of("capture");

  private static final int MOST_TICKETS = 5_000;

  private final Map<String, Sitting> open = new ConcurrentHashMap<>();
  private final Map<String, Recap> recaps = new ConcurrentHashMap<>();
  private final CaptureStore store;
  private final Ticks ticks;
  private final Clock clock;
  private final Pictures pictures;
  private final Map<String, Examination> examinations;

  /** What came of everything that was asked at one ticket. */
  record Recap(
      List<CaptureStore.Ended> ended,
      List<CaptureStore.Kept> kept,
      List<CaptureStore.Waived> waived) {
    static final Recap NOTHING = new Recap(List.of(), List.of(), List.of());
  }

  /** One capture under way. Whoever looks at a picture for it holds its monitor meanwhile. */
  static final class Sitting {
    final Open asked;
    final Examination.Look look;
    private final long begun;
    private final Duration limit;
    private volatile int sample = 1;
    private volatile Progress progress = new Progress("ASKED", 0);
    private volatile String word = "";

    Sitting(Open asked, Examination.Look look, long begun, Duration limit) {
      this.asked = asked;
      this.look = look;
      this.begun = begun;
      this.limit = limit;
    }

    int sample() {
      return sample;
    }

    Progress progress() {
      return progress;
    }

    /** What was said of the picture before; empty before the first. */
    String word() {
      return word;
    }
  }

  /** How far the device says that it is. */
  record Progress(String stage, int percent) {}

  Captures(
      CaptureStore store,
      Ticks ticks,
      Clock clock,
      Pictures pictures,
      Map<String, Examination> examinations) {
    this.store = store;
    this.ticks = ticks;
    this.clock = clock;
    this.pictures = pictures;
    this.examinations = Map.copyOf(examinations);
    catchUp();
  }

  // ---- what stations are asked for --------------------------------------------------------------

  /** What is wished of the devices of that station now. */
  public List<CaptureWish> wishes(String station) {
    return open.values().stream()
        .filter(one -> one.asked.station().equals(station) && !station.isEmpty())
        .map(
            one ->
                new CaptureWish(
                    one.asked.capture(),
                    one.asked.kind(),
                    one.asked.device(),
                    one.sample(),
                    one.asked.samples(),
                    inSteps(left(one))))
        .toList();
  }

  /** In steps of five, rounded down, so that waiting alone seldom changes the picture. */
  private static int inSteps(Duration left) {
    return (int) Math.max(0, left.toSeconds() / 5 * 5);
  }

  private Duration left(Sitting one) {
    return one.limit.minus(ticks.since(one.begun));
  }

  // ---- under way --------------------------------------------------------------------------------

  /** Begins what stands in the journal; also what was written and not answered in time. */
  void catchUp() {
    List<Open> missed =
        store.open().stream().filter(one -> !open.containsKey(one.capture())).toList();
    missed.forEach(this::begin);
    if (!missed.isEmpty()) {
      // What has ended between the reading and the beginning has not begun.
      Set<String> still = store.open().stream().map(Open::capture).collect(Collectors.toSet());
      missed.stream().map(Open::capture).filter(one -> !still.contains(one)).forEach(open::remove);
    }
  }

  private void begin(Open asked) {
    Examination examination = examinations.get(asked.kind());
    if (examination == null) {
      return; // Of a newer program; it runs out by itself there.
    }
    Examination.Look look =
        examination.begin(asked.purpose(), () -> asked.claim().flatMap(store::openTemplate));
    Duration left = Duration.between(clock.instant(), asked.until());
    Duration limit = left.compareTo(examination.validity()) > 0 ? examination.validity() : left;
    open.putIfAbsent(asked.capture(), new Sitting(asked, look, ticks.nanos(), limit));
    pictures.redraw(NEWS);
  }

  Optional<Sitting> find(String capture) {
    return Optional.ofNullable(open.get(capture));
  }

  Optional<Sitting> at(int counter) {
    return open.values().stream().filter(one -> one.asked.counter() == counter).findFirst();
  }

  /** Those that nobody waits for any more. */
  List<Sitting> over() {
    return open.values().stream().filter(one -> left(one).isNegative()).toList();
  }

  List<Sitting> all() {
    return List.copyOf(open.values());
  }

  void tell(Sitting one, Progress progress) {
    one.progress = progress;
    pictures.redraw(NEWS);
  }

  /** What was said of the picture, and which one is wanted now. */
  void next(Sitting one, int sample, String word) {
    one.word = word;
    one.sample = sample;
    one.progress = new Progress(word, 0);
    pictures.redraw(NEWS);
  }

  /** It stands in the journal that it is over. */
  void end(Sitting one) {
    open.remove(one.asked.capture());
    refresh(one.asked.ticket());
  }

  // ---- what came of it --------------------------------------------------------------------------

  /** As it was when something last changed at that ticket. */
  Recap recap(String ticket) {
    return recaps.getOrDefault(ticket, Recap.NOTHING);
  }

  /** Of all tickets at which something is kept, since a person may have been erased. */
  public void refreshKept() {
    recaps.entrySet().stream()
        .filter(one -> one.getValue().kept().stream().anyMatch(kept -> kept.goneWhy().isEmpty()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::refresh);
  }

  /** Reads the file; not on the desk's thread. */
  void refresh(String ticket) {
    if (recaps.size() > MOST_TICKETS) {
      recaps.clear();
    }
    recaps.put(
        ticket, new Recap(store.endedOf(ticket), store.keptOf(ticket), store.waivedOf(ticket)));
    pictures.redraw(NEWS);
  }
}
