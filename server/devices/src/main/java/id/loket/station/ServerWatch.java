package id.loket.station;

import id.loket.trust.EnrolmentCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps a station in touch with its server: it enrols the station, follows its
 * topic, and starts again, more and more patiently, whenever that breaks. The server need not be
 * there when it starts.
 */
public final class ServerWatch<P> implements AutoCloseable {
  /** What the station does with what comes; called by one thread at a time. */
  public interface Listener<P> {
    /** The station has a token; from now on it may tell the server something. */
    default void admitted() {}

    /** The first picture of a connection has come; {@link #picture} follows at once. */
    void connected();

    void picture(P picture);

    /** There is no connection; also said at each try that fails. */
    default void lost() {}
  }

  /** A stream without picture and beat for so long is dead. */
  public static final Duration STALE_AFTER = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(8);

  /** A person must come; knocking more often only wakes the server's guard against guessing. */
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

  private static final Duration PAUSE_AFTER_MISTAKE = Duration.ofSeconds(1);

  private final StationPlace place;
  private final ServerLine line;
  private final Topic<P> topic;
  private final Listener<P> listener;
  private final TokenFile tokenFile;
  private final BackOff backOff = new BackOff(LONGEST_BACK_OFF, ThreadLocalRandom.current());
  private final Thread thread = new Thread(this::run, "station");
  private Optional<String> token;
  private Optional<String> unspentCode;
  private volatile boolean connected;
  private volatile String lastTrouble = "";

  /**
   * @throws StationException if the station's folder can't be used, or neither a token nor a code
   *     is there
   */
  public ServerWatch(StationPlace place, ServerLine line, Topic<P> topic, Listener<P> listener)
      throws StationException {
    this.place = place;
    this.line = line;
    this.topic = topic;
    this.listener = listener;
    this.tokenFile = new TokenFile(place.data());
    this.token = tokenFile.read();
    this.unspentCode = place.enrolmentCode();
    boolean damaged = tokenFile.isDamaged();
    if (unspentCode.map(EnrolmentCode::read).filter(line::isOfAnother).isPresent()) {
      token = Optional.empty();
    }
    if (token.isEmpty() && unspentCode.isEmpty()) {
      throw new StationException(
          "this station is not enrolled: set enrolment-code to a code of kind "
              + topic.deviceKind()
              + " from the administrator's page ("
              + tokenFile.path()
              + (damaged ? " is damaged)" : " is missing)"));
    }
    if (damaged) {
      log.warn("{} is damaged, the enrolment code is tried", tokenFile.path());
    }
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether the topic is open at this moment. */
  public boolean isConnected() {
    return connected;
  }

  /** Why it isn't, in words for the log; empty where it is, or nothing is known yet. */
  public String trouble() {
    return connected ? "" : lastTrouble;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      Rounds.run("station", PAUSE_AFTER_MISTAKE, this::round);
    } catch (InterruptedException e) {
      log.debug("station ends");
    }
  }

  private boolean round() throws InterruptedException {
    Duration pause;
    try {
      pause = followOnce();
    } finally {
      lost();
    }
    Thread.sleep(pause.toMillis());
    return true;
  }

  /** Follows until it breaks, and says how long to wait before the next try. */
  private Duration followOnce() throws InterruptedException {
    try {
      if (token.isEmpty()) {
        enrol();
      }
      line.use(token.orElseThrow());
      listener.admitted();
      line.follow(topic, this::take);
      return backOff.next();
    } catch (OfficeException e) {
      if (e.status() == 401 && token.isPresent() && unspentCode.isPresent()) {
        log.warn(
            "server {}: the token is not known there, the enrolment code is tried", place.server());
        token = Optional.empty();
        return Duration.ZERO;
      }
      boolean personNeeded = e.isFinal() || e.status() == 401;
      logOnce(e.getMessage(), personNeeded);
      return personNeeded ? PAUSE_AFTER_REFUSAL : backOff.next();
    } catch (StationException e) {
      logOnce(e.getMessage(), true);
      return PAUSE_AFTER_REFUSAL;
    }
  }

  private void take(P picture) {
    if (!connected) {
      connected = true;
      lastTrouble = "";
      backOff.reset();
      log.info("server {}: connected", place.server());
      listener.connected();
    }
    listener.picture(picture);
  }

  private void lost() {
    connected = false;
    listener.lost();
  }

  private void enrol() throws OfficeException, StationException, InterruptedException {
    String code =
        unspentCode.orElseThrow(
            () ->
                new StationException(
                    "this station's enrolment has ended: set a new enrolment-code"));
    String issued;
    try {
      issued = line.enrol(code, topic.deviceKind());
    } catch (OfficeException e) {
      if (e.isFinal()) {
        unspentCode = Optional.empty();
      }
      throw e;
    }
    unspentCode = Optional.empty();
    tokenFile.write(issued);
    token = Optional.of(issued);
    log.info("server {}: enrolled, the token is in {}", place.server(), tokenFile.path());
  }

  /** A trouble that lasts is logged once. */
  private void logOnce(String trouble, boolean personNeeded) {
    if (trouble.equals(lastTrouble)) {
      return;
    }
    lastTrouble = trouble;
    if (personNeeded) {
      log.error("{}", trouble);
    } else {
      log.warn("{}; trying again", trouble);
    }
  }
}
