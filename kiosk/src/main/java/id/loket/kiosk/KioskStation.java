package id.loket.kiosk;

import id.loket.device.PrintOutcome;
import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.Raster;
import id.loket.station.ServerLine;
import id.loket.station.ServerWatch;
import id.loket.station.Station;
import id.loket.station.StationCommand;
import id.loket.station.StationException;
import id.loket.station.StationStatus;
import id.loket.wire.StationPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A kiosk's station: it follows the server, drives the printer, and says how it is.
 *
 * <p>It starts whether or not the server is there and waits for it; only what a person must mend
 * stops the start. It prints nothing without the server's word, and what it has to tell the server
 * is told when the server is back.
 */
public final class KioskStation implements Station {
  private final SlipDesk desk;
  private final ServerWatch<StationPicture> watch;
  private final StationReports reports;
  private final PrintSpool spool;
  private final Optional<StationStatus> status;

  private KioskStation(KioskConfig config) throws StationException {
    ServerLine line = new ServerLine(config.place().server(), ServerWatch.STALE_AFTER);
    this.desk = new SlipDesk(line);
    this.watch = new ServerWatch<>(config.place(), line, SlipDesk.TOPIC, new Server());
    this.reports = new StationReports(desk, () -> List.of(spool().report()));
    EscPosTicketPrinter printer =
        new EscPosTicketPrinter(config.printer(), config.model(), logo(config.logo()));
    this.spool =
        new PrintSpool(
            printer,
            config.printer().toString(),
            config.patience(),
            System::nanoTime,
            new Office());
    this.status = StationStatus.open(config.place(), this::figures);
  }

  /** Starts a station in this process; it runs on its own threads until it is closed. */
  public static KioskStation start(KioskConfig config) throws StationException {
    KioskStation station = new KioskStation(config);
    station.spool.start();
    station.reports.start();
    station.watch.start();
    return station;
  }

  @Override
  public boolean isConnected() {
    return watch.isConnected();
  }

  /**
   * Ends in good order: the slip under way is finished, and its outcome told if the server is
   * there.
   */
  @Override
  public void close() {
    watch.close();
    spool.close();
    reports.close();
    status.ifPresent(StationStatus::close);
  }

  private PrintSpool spool() {
    return spool;
  }

  private KioskFigures figures() {
    Map<Result, Long> ended = new EnumMap<>(Result.class);
    for (Result result : Result.values()) {
      ended.put(result, spool.count(result));
    }
    return new KioskFigures(
        isConnected(),
        PrinterState.valueOf(spool.report().state()),
        spool.waitingCount(),
        reports.untoldCount(),
        ended,
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

  /** The server's pictures go to the spool. */
  private final class Server implements ServerWatch.Listener<StationPicture> {
    @Override
    public void admitted() {
      reports.allow();
    }

    @Override
    public void connected() {
      reports.wake();
    }

    @Override
    public void picture(StationPicture picture) {
      spool.take(picture);
    }
  }

  /** The office as the spool sees it: asked over the wire, told through the reports. */
  private final class Office implements PrintSpool.Office {
    @Override
    public SlipDesk.Permission sending(String job) throws InterruptedException {
      return desk.sending(job);
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
    System.exit(StationCommand.run(new KioskCommand(), arguments));
  }
}
