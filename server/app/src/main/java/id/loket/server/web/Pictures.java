package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.Office;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole pictures over SSE. A screen gets the picture of its topic when it connects and whenever it
 * changed: at once, further changes within 100 ms merged into one; and a beat every 2 s. A picture
 * is drawn and serialised once, however many listen, and only when something has happened that its
 * subject shows.
 *
 * <p>A beat says that the line is alive and the picture on the screen not old. It does not wait for
 * the desk: while that is slow for some seconds, screens keep their pictures and their lines.
 */
public final class Pictures implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pictures.class);
  private static final Duration MERGE = Duration.ofMillis(100);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration UNREAD = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * A picture older than this gets no more beats. Longer than a slow disk or another program that
   * holds the file (5 s) keeps the desk, and as long as a tap waits for it before it is told 503.
   */
  private static final Duration OLD = Duration.ofSeconds(10);

  /**
   * Streams of callers that nobody knows, which are phones with a ticket: more than a hall has
   * visitors, and a sixth of the connections that the web server takes, so that these can't use up
   * what kiosks, boards and stations need. Those that are enrolled or logged in are not counted.
   */
  private static final int STRANGERS = 500;

  /** Of these, how many may follow the same ticket: a family has fewer phones. */
  private static final int STRANGERS_OF_ONE = 20;

  /** The query's name for the newest state that a beat has told the one who comes. */
  private static final String SEEN = "seen";

  private final OfficeDesk desk;
  private final Clock clock;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final Queue<Predicate<Subject>> untold = new ConcurrentLinkedQueue<>();
  private final Semaphore news = new Semaphore(0);
  private final LongAdder drawings = new LongAdder();
  private final Thread drawing = new Thread(this::keepDrawing, "pictures");
  private final Thread beating = new Thread(this::keepBeating, "beats");
  private final Duration old;
  private final Semaphore strangers;
  private final Map<String, Integer> strangersOf = new ConcurrentHashMap<>();
  private final OpenStreams open = new OpenStreams(System::nanoTime);
  private final Repeated crowded = new Repeated(log::warn, System::nanoTime);
  private volatile Optional<Witnesses> witnesses = Optional.empty();
  private volatile boolean stopping;
  private boolean undrawn;
  private long version;

  private static final class Topic {
    final Subject subject;
    final List<Listener> listeners = new CopyOnWriteArrayList<>();
    volatile byte[] last;
    volatile boolean failing;

    /** Since when it has waited to be drawn, in nanoseconds; 0 if what was sent is as it is. */
    private volatile long undrawnSince;

    Topic(Subject subject, byte[] last) {
      this.subject = subject;
      this.last = last;
    }

    void touch() {
      if (undrawnSince == 0) {
        undrawnSince = System.nanoTime();
      }
    }

    void drawn() {
      undrawnSince = 0;
      failing = false;
    }

    boolean isUndrawn() {
      return undrawnSince != 0;
    }

    boolean isOlderThan(Duration age) {
      long since = undrawnSince;
      return since != 0 && System.nanoTime() - since > age.toNanos();
    }
  }

  private record Listener(EventStream stream, BooleanSupplier stillAllowed, Runnable gone) {}

  public Pictures(OfficeDesk desk, Clock clock) {
    this(desk, clock, OLD, STRANGERS);
  }

  Pictures(OfficeDesk desk, Clock clock, Duration old, int strangers) {
    this.desk = desk;
    this.clock = clock;
    this.old = old;
    this.strangers = new Semaphore(strangers);
    desk.onCommitted(committed -> tell(subject -> subject.concerns(committed)));
    drawing.start();
    beating.start();
  }

  /** Whoever comes back with what it has seen is heard there. */
  public void witnessedBy(Witnesses listener) {
    witnesses = Optional.of(listener);
  }

  private void hearWitness(Context context) {
    String said = context.queryParam(SEEN);
    Caller caller = context.attribute(Web.CALLER);
    if (said != null && caller != null && caller.screen().isPresent()) {
      witnesses.ifPresent(one -> one.heard(caller.screen().get(), said));
    }
  }

  /** Has those pictures drawn anew that show what has changed. */
  public void redraw(News what) {
    tell(subject -> subject.concerns(what));
  }

  private void tell(Predicate<Subject> concerned) {
    untold.add(concerned);
    news.release();
  }

  /** How many pictures were drawn since the start. */
  public long drawings() {
    return drawings.sum();
  }

  /** How many screens listen. */
  public int listeners() {
    return topics.values().stream().mapToInt(topic -> topic.listeners.size()).sum();
  }

  /** As {@link #stream(Context, String, Subject, Runnable)}, where nobody asks who is gone. */
  public void stream(Context context, String topic, Subject subject) {
    stream(context, topic, subject, () -> {});
  }

  /** Whether so many pages followed in a screen's name lately that its token may be stolen. */
  public boolean isCrowded(Screen screen) {
    return open.wasCrowded(Caller.owner(screen));
  }

  /**
   * Keeps this request open and sends it the topic's pictures, until its caller would no longer be
   * let in. Of one screen or person the newest few are kept.
   *
   * @param topic screens with the same topic share one drawing
   * @param gone told once when the screen is no longer there
   * @throws Problem if the caller is a stranger and too many of those listen already, to this topic
   *     or in all
   */
  public void stream(Context context, String topic, Subject subject, Runnable gone) {
    BooleanSupplier stillAllowed = context.attribute(Web.STILL_ALLOWED);
    boolean stranger = isStranger(context);
    hearWitness(context);
    if (stranger) {
      admit(topic);
    }
    Runnable end = stranger ? freeing(topic, gone) : gone;
    context.res().setStatus(200);
    context.res().setContentType("text/event-stream;charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
    context.future(() -> begin(context, topic, subject, stillAllowed, end).closed());
  }

  private void keepTheNewest(Caller caller, EventStream stream) {
    String owner = caller.owner();
    Optional<EventStream> oldest = open.add(owner, stream);
    stream.closed().thenRun(() -> open.remove(owner, stream));
    oldest.ifPresent(
        one -> {
          crowded.say(
              "pictures: "
                  + owner
                  + " has more than "
                  + OpenStreams.OF_ONE_OWNER
                  + " streams open; its token may be in use elsewhere, the oldest are let go");
          one.close();
        });
  }

  private void admit(String topic) {
    boolean room = strangersOf.merge(topic, 1, Integer::sum) <= STRANGERS_OF_ONE;
    if (!room || !strangers.tryAcquire()) {
      forgetStranger(topic);
      throw Problem.of(503, "busy", "Too many phones listen at once; try again in a minute.");
    }
  }

  private Runnable freeing(String topic, Runnable gone) {
    return () -> {
      strangers.release();
      forgetStranger(topic);
      gone.run();
    };
  }

  private void forgetStranger(String topic) {
    strangersOf.computeIfPresent(topic, (key, count) -> count == 1 ? null : count - 1);
  }

  private static boolean isStranger(Context context) {
    Caller caller = context.attribute(Web.CALLER);
    return caller == null || caller.isStranger();
  }

  private EventStream begin(
      Context context, String topic, Subject subject, BooleanSupplier stillAllowed, Runnable gone) {
    context.req().getAsyncContext().setTimeout(0);
    EventStream stream;
    try {
      stream = new EventStream(context.res().getOutputStream());
    } catch (IOException e) {
      gone.run();
      throw new UncheckedIOException(e);
    }
    Listener listener = new Listener(stream, stillAllowed, gone);
    stream.closed().thenRun(() -> leave(topic, listener));
    if (!isStranger(context)) {
      keepTheNewest(context.attribute(Web.CALLER), stream);
    }
    stream.begin();
    desk.look(office -> draw(subject, office, clock.instant()))
        .thenApply(Json::bytes)
        .whenComplete((json, failure) -> join(topic, subject, listener, json, failure));
    return stream;
  }

  /** On the desk's thread: the first picture, and from now on every change. */
  private void join(
      String name, Subject subject, Listener listener, byte[] json, Throwable failure) {
    if (failure != null) {
      log.warn("picture {}: could not be drawn", name, failure);
      listener.stream().close();
      return;
    }
    listener.stream().sendPicture(frame(json, clock.instant()));
    topics.compute(
        name,
        (key, known) -> {
          Topic topic = known == null ? new Topic(subject, json) : known;
          topic.listeners.add(listener);
          if (!Arrays.equals(json, topic.last)) {
            topic.last = null;
          }
          topic.touch();
          return topic;
        });
    if (listener.stream().closed().isDone()) {
      // It went while its first picture was drawn, so nobody else will take it off the list.
      forget(name, listener);
    }
    news.release();
  }

  private Object draw(Subject subject, Office office, Instant at) {
    drawings.increment();
    return subject.draw(office, at);
  }

  private void leave(String name, Listener listener) {
    forget(name, listener);
    listener.gone().run();
  }

  private void forget(String name, Listener listener) {
    topics.computeIfPresent(
        name,
        (key, topic) -> {
          topic.listeners.remove(listener);
          return topic.listeners.isEmpty() ? null : topic;
        });
  }

  private void keepDrawing() {
    long lastNews = System.nanoTime() - MERGE.toNanos();
    long lastTick = System.nanoTime();
    while (!stopping) {
      try {
        long untilTick = REDRAW.toNanos() - (System.nanoTime() - lastTick);
        if (news.tryAcquire(untilTick, TimeUnit.NANOSECONDS)) {
          long tooSoon = MERGE.toNanos() - (System.nanoTime() - lastNews);
          if (tooSoon > 0) {
            TimeUnit.NANOSECONDS.sleep(tooSoon);
          }
          news.drainPermits();
          lastNews = System.nanoTime();
          hear();
        }
        if (System.nanoTime() - lastTick >= REDRAW.toNanos()) {
          lastTick = System.nanoTime();
          tick();
        }
        drawTouched();
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        log.warn("pictures: a round failed", e);
      }
    }
  }

  private void hear() {
    for (Predicate<Subject> one = untold.poll(); one != null; one = untold.poll()) {
      for (Topic topic : topics.values()) {
        if (!topic.isUndrawn() && one.test(topic.subject)) {
          topic.touch();
        }
      }
    }
  }

  private void tick() {
    for (Topic topic : topics.values()) {
      if (topic.subject.changesWithTime()) {
        topic.touch();
      }
    }
  }

  private void drawTouched() throws InterruptedException {
    Map<String, Topic> ofStores = new HashMap<>();
    Map<String, Topic> ofDesk = new HashMap<>();
    topics.forEach(
        (name, topic) -> {
          if (topic.isUndrawn()) {
            (topic.subject instanceof Subject.OfStore ? ofStores : ofDesk).put(name, topic);
          }
        });
    Instant at = clock.instant();
    ofStores.forEach(
        (name, topic) -> alone(name, topic, () -> send(topic, draw(topic.subject, null, at), at)));
    if (!ofDesk.isEmpty()) {
      drawAtDesk(ofDesk, at);
    }
  }

  private void drawAtDesk(Map<String, Topic> touched, Instant at) throws InterruptedException {
    CompletableFuture<Map<String, Object>> drawn =
        desk.look(
            office -> {
              Map<String, Object> pictures = new HashMap<>();
              touched.forEach(
                  (name, topic) ->
                      alone(
                          name, topic, () -> pictures.put(name, draw(topic.subject, office, at))));
              return pictures;
            });
    try {
      drawn
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .forEach(
              (name, picture) ->
                  alone(name, touched.get(name), () -> send(touched.get(name), picture, at)));
      if (undrawn) {
        log.info("pictures: drawn again");
      }
      undrawn = false;
    } catch (ExecutionException | TimeoutException e) {
      if (!undrawn) {
        log.warn("pictures: the desk does not answer, so they grow old", e);
      }
      undrawn = true;
    }
  }

  /** A topic that can't be drawn keeps no other from its picture. Logged once while it lasts. */
  private static void alone(String name, Topic topic, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      if (!topic.failing) {
        log.warn("picture {}: could not be drawn", name, e);
      }
      topic.failing = true;
    }
  }

  private void send(Topic topic, Object picture, Instant at) {
    byte[] json = Json.bytes(picture);
    topic.drawn();
    if (Arrays.equals(json, topic.last)) {
      return;
    }
    topic.last = json;
    byte[] frame = frame(json, at);
    topic.listeners.forEach(listener -> listener.stream().sendPicture(frame));
  }

  /** On a thread that never waits for the desk. */
  private void keepBeating() {
    while (!stopping) {
      try {
        TimeUnit.NANOSECONDS.sleep(BEAT.toNanos());
        beat();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("pictures: a beat failed", e);
      }
    }
  }

  private void beat() {
    byte[] frame =
        ("event: beat\ndata: {\"now\":\""
                + clock.instant()
                + "\",\"state\":\""
                + desk.reached()
                + "\"}\n\n")
            .getBytes(StandardCharsets.UTF_8);
    for (Topic topic : topics.values()) {
      boolean stale = topic.isOlderThan(old);
      for (Listener listener : topic.listeners) {
        if (!mayStay(listener)) {
          listener.stream().close();
        } else if (!stale) {
          listener.stream().sendBeat(frame);
        }
      }
    }
  }

  private static boolean mayStay(Listener listener) {
    try {
      return listener.stillAllowed().getAsBoolean()
          && !listener.stream().stuckFor(UNREAD.toNanos());
    } catch (RuntimeException e) {
      log.warn("pictures: whether a screen may stay is not known, so it is let go", e);
      return false;
    }
  }

  /** The time is put in front, so that an unchanged picture can be told by its other bytes. */
  private synchronized byte[] frame(byte[] json, Instant now) {
    version++;
    String body = new String(json, 1, json.length - 1, StandardCharsets.UTF_8);
    return ("id: " + version + "\nevent: picture\ndata: {\"now\":\"" + now + "\"," + body + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    stopping = true;
    drawing.interrupt();
    beating.interrupt();
    topics.values().forEach(topic -> topic.listeners.forEach(l -> l.stream().close()));
    try {
      drawing.join();
      beating.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
