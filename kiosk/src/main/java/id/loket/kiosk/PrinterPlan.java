package id.loket.kiosk;

import id.loket.device.DeviceKind;
import id.loket.device.TicketPrinter;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.QueueAddress;
import id.loket.device.printer.EscPosTicketPrinter;
import id.loket.device.printer.PrinterLook;
import id.loket.device.printer.PrinterModel;
import id.loket.device.printer.QueueTicketPrinter;
import id.loket.device.printer.Raster;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import id.loket.station.StationException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The ticket printer as the settings describe it.
 *
 * @param logo a picture for the head of each slip
 * @param patience how long a slip waits for a printer that is out of order, before the visitor is
 *     told to photograph the number; a slip is never begun after its own validity
 */
public record PrinterPlan(
    DeviceAddress address, PrinterModel model, Optional<Path> logo, Duration patience)
    implements StationDevice.Plan {
  /** How long a slip waits for its printer unless the settings say otherwise. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

  /** Without a logo. */
  public static PrinterPlan usual(LinkAddress address, PrinterModel model) {
    return new PrinterPlan(address, model, Optional.empty(), USUAL_PATIENCE);
  }

  @Override
  public String name() {
    return PrintSpool.NAME;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) throws StationException {
    return new PrintSpool(
        printer(), address.toString(), patience, System::nanoTime, new SlipLine(line, outbox));
  }

  @Override
  public Probe probe() {
    return Probe.at(address, name(), DeviceKind.PRINTER, this::look);
  }

  private Seen look() {
    return address instanceof QueueAddress queue
        ? PrinterLook.at(queue, model)
        : PrinterLook.at((LinkAddress) address, model);
  }

  private TicketPrinter printer() throws StationException {
    if (address instanceof LinkAddress link) {
      return new EscPosTicketPrinter(link, model, raster());
    }
    if (address instanceof QueueAddress queue) {
      return new QueueTicketPrinter(queue, model, raster());
    }
    throw new StationException("printer.address " + address + ": no printer can be there");
  }

  private Optional<Raster> raster() throws StationException {
    if (logo.isEmpty()) {
      return Optional.empty();
    }
    Path file = logo.get();
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new StationException("printer.logo " + file + ": a PNG or GIF is allowed");
      }
      return Optional.of(Raster.of(image));
    } catch (IOException e) {
      throw new StationException("printer.logo " + file + ": can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new StationException("printer.logo " + file + ": " + e.getMessage(), e);
    }
  }
}
