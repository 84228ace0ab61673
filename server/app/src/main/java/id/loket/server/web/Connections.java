package id.loket.server.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open connections, and how far the request of each has come. A request that does not arrive in
 * a few seconds in all is cut, however steadily it drips; of one address only few may be under way;
 * and when it gets crowded, whoever has most connections loses one for each that comes, so that
 * enrolled screens and stations are always let in. A trusted proxy asks for many, so its
 * connections are cut only when they are late. Safe for many threads.
 */
final class Connections implements Connection.Listener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Longer between two looks was this computer's own stall, and is nobody's lateness. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  /** From the first byte, or from the connection's begin, to the end of the headers. */
  static final Duration HEADERS = Duration.ofSeconds(5);

  /** From the headers to the end of the body; a large one has a second more for each step. */
  static final Duration BODY = Duration.ofSeconds(5);

  private static final long BYTES_A_SECOND = 50_000;

  /** From when the answer is there to when the visitor has taken it. */
  private static final Duration ANSWER = Duration.ofMinutes(1);

  /**
   * Of one address, so many may be on their way, in or out, that is wait for the visitor's line.
   * The phones of a whole hall may share an address, but each is on its way for some milliseconds.
   */
  static final int UNDER_WAY = 40;

  /** An enrolled screen needs a handful. */
  private static final int OF_ONE_OWNER = 50;

  private final TrustedProxies proxies;
  private final int crowded;
  private final Map<Connection, Line> lines = new ConcurrentHashMap<>();
  private final AtomicLong turns = new AtomicLong();

  /** Nanoseconds in which this server could have read what came; moved on by each look. */
  private volatile long awake;

  private long lastLook = System.nanoTime();
  private final Repeated late = new Repeated(log::warn, System::nanoTime);
  private final Repeated many = new Repeated(log::warn, System::nanoTime);
  private final Repeated full = new Repeated(log::warn, System::nanoTime);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Connections::thread);

  /**
   * @param crowded from so many open connections on, room is made for each that comes
   */
  Connections(TrustedProxies proxies, int crowded) {
    this.proxies = proxies;
    this.crowded = crowded;
    timer.scheduleWithFixedDelay(
        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "connections");
    thread.setDaemon(true);
    return thread;
  }

  /** One connection. What changes is written by its own thread and read by the one that looks. */
  final class Line {
    private final HttpConnection connection;
    private final String place;
    private final boolean ofProxy;
    private final long opened = turns.incrementAndGet();
    private volatile String owner = "";
    private volatile Request arriving;
    private volatile long arrivingSince;
    private volatile long received;
    private volatile long answeringSince;
    private volatile boolean answering;
    private volatile boolean served;

    /** Told to go, though it may be there for a moment still. */
    private volatile boolean cut;

    private long requestsSeen;
    private long headersSince = awake;

    private Line(HttpConnection connection, InetAddress peer, boolean ofProxy) {
      this.connection = connection;
      this.place = Visitor.place(peer);
      this.ofProxy = ofProxy;
    }

    /**
     * @param owner the screen or person that the request comes from; empty if nobody knows
     */
    void isOf(String owner) {
      this.owner = owner;
    }

    /** The headers are there, the body is not. */
    void arrives(Request request) {
      received = 0;
      arrivingSince = awake;
      arriving = request;
    }

    void received(int bytes) {
      received += bytes;
    }

    void arrived() {
      arriving = null;
    }

    /** A worker has it, or it is a stream, whose readers are looked after elsewhere. */
    void isServed() {
      served = true;
    }

    /** The answer is there and goes out. */
    void answers() {
      answeringSince = awake;
      answering = true;
    }

    /** Over, well or not. */
    void ended() {
      answering = false;
      served = false;
    }

    /** Only the one that looks. Counts from when the same block was seen unfinished first. */
    private boolean headersUnderWay(long now) {
      long requests = connection.getMessagesIn();
      boolean begun =
          requests == 0
              || connection.getParser().inHeaderState() && !connection.getParser().isStart();
      if (!begun || requests != requestsSeen) {
        headersSince = now;
      }
      requestsSeen = requests;
      return begun;
    }

    private boolean bodyIsLate(long now) {
      long allowed = BODY.toNanos() + TimeUnit.SECONDS.toNanos(received / BYTES_A_SECOND);
      return arriving != null && now - arrivingSince > allowed;
    }

    private boolean answerIsLate(long now) {
      return answering && now - answeringSince > ANSWER.toNanos();
    }

    private boolean waitsForTheVisitor() {
      return answering || arriving != null;
    }

    private boolean isBusy() {
      return served || waitsForTheVisitor();
    }

    private void cut() {
      cut = true;
      connection.getEndPoint().close();
    }

    private void refuseBody() {
      Request request = arriving;
      if (request != null) {
        request.fail(new LateException());
      }
    }
  }

  /** The body did not arrive in time. */
  static final class LateException extends Exception implements QuietException {
    private static final long serialVersionUID = 1;

    LateException() {
      super("the body did not arrive in time", null, false, false);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http
        && connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
      InetAddress address = peer.getAddress();
      lines.put(connection, new Line(http, address, proxies.trust(address)));
      if (lines.size() > crowded) {
        makeRoom();
      }
    }
  }

  @Override
  public void onClosed(Connection connection) {
    lines.remove(connection);
  }

  /** That of a request; empty if it was closed meanwhile. */
  Optional<Line> of(Request request) {
    return Optional.ofNullable(lines.get(request.getConnectionMetaData().getConnection()));
  }

  /**
   * Whoever has most of them loses the oldest, one that is idle before one in use. One at a time:
   * two that come at once would choose the same one, and the crowd would grow.
   */
  private synchronized void makeRoom() {
    Map<String, List<Line>> ofOwners =
        lines.values().stream()
            .filter(line -> !line.ofProxy && !line.cut)
            .collect(Collectors.groupingBy(line -> line.owner.isEmpty() ? line.place : line.owner));
    ofOwners.values().stream()
        .filter(group -> group.get(0).owner.isEmpty() || group.size() > OF_ONE_OWNER)
        .max(Comparator.comparingInt(List::size))
        .ifPresent(
            group -> {
              Line oldest =
                  group.stream()
                      .min(
                          Comparator.comparing(Line::isBusy).thenComparingLong(line -> line.opened))
                      .orElseThrow();
              full.say(
                  "connections: crowded, so "
                      + (oldest.owner.isEmpty() ? oldest.place : oldest.owner)
                      + ", which has most, loses one for each that comes");
              oldest.cut();
            });
  }

  private void look() {
    try {
      long now = moveOn();
      Map<String, List<Line>> underWay = new HashMap<>();
      for (Line line : lines.values()) {
        boolean headers = line.headersUnderWay(now);
        if (headers && now - line.headersSince > HEADERS.toNanos() || line.answerIsLate(now)) {
          late.say("connections: " + line.place + " was too slow and was cut");
          line.cut();
        } else if (line.bodyIsLate(now)) {
          late.say("connections: " + line.place + " was too slow and was cut");
          line.refuseBody();
        } else if ((headers || line.waitsForTheVisitor())
            && !line.ofProxy
            && line.owner.isEmpty()) {
          underWay.computeIfAbsent(line.place, place -> new ArrayList<>()).add(line);
        }
      }
      underWay.values().forEach(this::leaveTheNewest);
    } catch (RuntimeException e) {
      log.warn("connections: a look failed", e);
    }
  }

  private long moveOn() {
    long now = System.nanoTime();
    awake += Math.min(now - lastLook, LONGEST_LOOK.toNanos());
    lastLook = now;
    return awake;
  }

  /** Those who are quick are never among the oldest. */
  private void leaveTheNewest(List<Line> ofOnePlace) {
    int tooMany = ofOnePlace.size() - UNDER_WAY;
    if (tooMany <= 0) {
      return;
    }
    String place = ofOnePlace.get(0).place;
    many.say("connections: " + place + " has more than " + UNDER_WAY + " requests under way");
    ofOnePlace.stream()
        .sorted(Comparator.comparingLong(line -> line.opened))
        .limit(tooMany)
        .forEach(Line::cut);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
