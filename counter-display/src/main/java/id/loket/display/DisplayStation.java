package id.loket.display;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The station that speaks in the hall where no browser may: it follows the hall's topic as a board
 * does, and says what it has received and spoken. It shows nothing and never says so.
 *
 * <p>It starts whether or not the server and the sound card are there and waits for them; only what
 * a person must mend stops the start.
 */
public final class DisplayStation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DisplayStation.class);

  private static final Duration STALE_AFTER = Duration.ofSeconds(5);
  private static final Duration LOOK_AFTER_SOUND = Duration.ofSeconds(2);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(8);

  /** A person must come; knocking more often only wakes the server's guard against guessing. */
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

  private final DisplayConfig config;
  private final TokenFile tokenFile;
  private final OfficeServer server;
  private final HallReports reports;
  private final Clips clips;
  private final Voice voice;
  private final Announcer announcer;
  private final Optional<StationStatus> status;
  private final Thread following = new Thread(this::follow, "station");
  private Optional<String> token;
  private Optional<String> unspentCode;
  private volatile boolean connected;
  private String lastTrouble = "";

  private DisplayStation(DisplayConfig config, Function<Clips, Voice> voice)
      throws StationException {
    this.config = config;
    this.tokenFile = new TokenFile(config.data());
    this.token = tokenFile.read();
    this.unspentCode = config.enrolmentCode();
    if (token.isEmpty() && unspentCode.isEmpty()) {
      throw new StationException(
          "this station is not enrolled: set enrolment-code to a code of kind BOARD from the"
              + " administrator's page ("
              + tokenFile.path()
              + " is missing)");
    }
    this.server = new OfficeServer(config.server(), STALE_AFTER);
    this.reports = new HallReports(server);
    this.clips = new Clips(config.clips());
    this.voice = voice.apply(clips);
    this.announcer = new Announcer(this.voice, reports, System::nanoTime, LOOK_AFTER_SOUND);
    this.status =
        config.statusPort() == 0
            ? Optional.empty()
            : Optional.of(
                new StationStatus(config.statusHost(), config.statusPort(), this::figures));
  }

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static DisplayStation start(DisplayConfig config) throws StationException {
    return start(config, SoundCard::new);
  }

  static DisplayStation start(DisplayConfig config, Function<Clips, Voice> voice)
      throws StationException {
    DisplayStation station = new DisplayStation(config, voice);
    station.announcer.start();
    station.reports.start();
    station.following.setDaemon(true);
    station.following.start();
    return station;
  }

  /** Whether the server's live topic is open at this moment. */
  public boolean isConnected() {
    return connected;
  }

  /**
   * Ends in good order: the call under way is spoken to its end, and told if the server is there.
   */
  @Override
  public void close() {
    following.interrupt();
    announcer.close();
    voice.close();
    reports.close();
    status.ifPresent(StationStatus::close);
  }

  private void follow() {
    BackOff backOff = new BackOff(LONGEST_BACK_OFF, ThreadLocalRandom.current());
    try {
      while (true) {
        Duration pause = followOnce(backOff);
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      lost();
    }
  }

  /** Follows until it breaks, and says how long to wait before the next try. */
  private Duration followOnce(BackOff backOff) throws InterruptedException {
    try {
      if (token.isEmpty()) {
        enrol();
      }
      server.use(token.orElseThrow());
      server.follow(
          picture -> {
            if (!connected) {
              connected = true;
              lastTrouble = "";
              backOff.reset();
              log.info("server {}: connected", config.server());
              reports.connected(true);
            }
            announcer.hear(picture);
          });
      return backOff.next();
    } catch (OfficeException e) {
      lost();
      if (e.status() == 401 && token.isPresent() && unspentCode.isPresent()) {
        log.warn(
            "server {}: the token is not known there, the enrolment code is tried",
            config.server());
        token = Optional.empty();
        return Duration.ZERO;
      }
      logOnce(e.getMessage(), e.isFinal() || e.status() == 401);
      return e.isFinal() || e.status() == 401 ? PAUSE_AFTER_REFUSAL : backOff.next();
    } catch (StationException e) {
      lost();
      logOnce(e.getMessage(), true);
      return PAUSE_AFTER_REFUSAL;
    }
  }

  private void lost() {
    connected = false;
    reports.connected(false);
  }

  private void enrol() throws OfficeException, StationException, InterruptedException {
    String code =
        unspentCode.orElseThrow(
            () ->
                new StationException(
                    "this station's enrolment has ended: set a new enrolment-code"));
    String issued;
    try {
      issued = server.enrol(code);
    } catch (OfficeException e) {
      if (e.isFinal()) {
        unspentCode = Optional.empty();
      }
      throw e;
    }
    unspentCode = Optional.empty();
    tokenFile.write(issued);
    token = Optional.of(issued);
    log.info("server {}: enrolled, the token is in {}", config.server(), tokenFile.path());
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

  private StationStatus.Figures figures() {
    return new StationStatus.Figures(
        connected,
        announcer.sound(),
        announcer.waitingCount(),
        reports.untoldCount(),
        announcer.spokenCount(),
        clips.missing(),
        announcer.isAlive());
  }

  /** The port of {@code /healthz}, for a test that let the machine choose. */
  int statusPort() {
    return status.map(StationStatus::port).orElse(0);
  }

  /** Runs the station as a program of its own. */
  public static void main(String[] arguments) {
    System.exit(DisplayCommand.run(arguments));
  }
}
