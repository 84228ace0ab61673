package id.loket.kiosk;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kiosk's station: it follows the server, drives the printer, and says how it is.
 *
 * <p>It starts whether or not the server is there and waits for it; only what a person must mend
 * stops the start. It prints nothing without the server's word, and what it has to tell the server
 * is told when the server is back.
 */
public final class KioskStation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KioskStation.class);

  private static final Duration STALE_AFTER = Duration.ofSeconds(5);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(8);

  /** A person must come; knocking more often only wakes the server's guard against guessing. */
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(30);

  private final StationConfig config;
  private final TokenFile tokenFile;
  private final OfficeServer server;
  private final StationReports reports;
  private final PrintSpool spool;
  private final Optional<StationStatus> status;
  private final Thread following = new Thread(this::follow, "station");
  private Optional<String> token;
  private Optional<String> unspentCode;
  private volatile boolean connected;
  private String lastTrouble = "";

  private KioskStation(StationConfig config) throws StationException {
    this.config = config;
    this.tokenFile = new TokenFile(config.data());
    this.token = tokenFile.read();
    this.unspentCode = config.enrolmentCode();
    if (token.isEmpty() && unspentCode.isEmpty()) {
      throw new StationException(
          "this station is not enrolled: set enrolment-code to a code of kind STATION from the"
              + " administrator's page ("
              + tokenFile.path()
              + " is missing)");
    }
    this.server = new OfficeServer(config.server(), STALE_AFTER);
    this.reports = new StationReports(server, () -> List.of(spool().report()));
    EscPosTicketPrinter printer =
        new EscPosTicketPrinter(config.printer(), config.model(), logo(config.logo()));
    this.spool =
        new PrintSpool(
            printer, config.printer().toString(), config.patience(), System::nanoTime, new Desk());
    this.status =
        config.statusPort() == 0
            ? Optional.empty()
            : Optional.of(
                new StationStatus(config.statusHost(), config.statusPort(), this::figures));
  }

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static KioskStation start(StationConfig config) throws StationException {
    KioskStation station = new KioskStation(config);
    station.spool.start();
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
   * Ends in good order: the slip under way is finished, and its outcome told if the server is
   * there.
   */
  @Override
  public void close() {
    following.interrupt();
    spool.close();
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
      connected = false;
    }
  }

  /** Follows until it breaks, and says how long to wait before the next try. */
  private Duration followOnce(BackOff backOff) throws InterruptedException {
    try {
      if (token.isEmpty()) {
        enrol();
      }
      server.use(token.orElseThrow());
      reports.allow();
      server.follow(
          picture -> {
            if (!connected) {
              connected = true;
              lastTrouble = "";
              backOff.reset();
              log.info("server {}: connected", config.server());
              reports.wake();
            }
            spool.take(picture);
          });
      return backOff.next();
    } catch (OfficeException e) {
      connected = false;
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
      connected = false;
      logOnce(e.getMessage(), true);
      return PAUSE_AFTER_REFUSAL;
    }
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

  private PrintSpool spool() {
    return spool;
  }

  private StationStatus.Figures figures() {
    return new StationStatus.Figures(
        connected,
        spool.report().state(),
        spool.waitingCount(),
        reports.untoldCount(),
        spool.count(Result.PRINTED),
        spool.count(Result.NOT_PRINTED),
        spool.count(Result.UNKNOWN),
        spool.isAlive());
  }

  private static Optional<Raster> logo(Optional<Path> file) throws StationException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      BufferedImage image = ImageIO.read(file.get().toFile());
      if (image == null) {
        throw new StationException("printer.logo " + file.get() + ": a PNG or GIF is allowed");
      }
      return Optional.of(Raster.of(image));
    } catch (IOException e) {
      throw new StationException("printer.logo " + file.get() + ": can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new StationException("printer.logo " + file.get() + ": " + e.getMessage(), e);
    }
  }

  /** The office as the spool sees it: asked over the wire, told through the reports. */
  private final class Desk implements PrintSpool.Office {
    @Override
    public OfficeServer.Permission sending(String job) throws InterruptedException {
      return server.sending(job);
    }

    @Override
    public void tell(String job, PrintOutcome outcome) {
      reports.tell(job, outcome);
    }

    @Override
    public void printerChanged() {
      reports.wake();
    }
  }

  /** Runs the station as a program of its own. */
  public static void main(String[] arguments) {
    System.exit(StationCommand.run(arguments));
  }
}
