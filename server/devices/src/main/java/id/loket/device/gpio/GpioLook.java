package id.loket.device.gpio;

import id.loket.device.Health;
import id.loket.device.link.GpioAddress;
import id.loket.doctor.Seen;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this computer has pins and its user may use them. The pin itself is not touched: whoever
 * asks for one sets it.
 */
public final class GpioLook {
  private static final Path DEVICES = Path.of("/dev");

  private GpioLook() {}

  public static Seen at(GpioAddress address) {
    if (address.mock()) {
      return new Seen("READY", Health.WELL, address + ": an imitation of a pin");
    }
    List<Path> chips = chips();
    if (chips.isEmpty()) {
      return Seen.down("PORT_MISSING", address + ": this computer has no pins");
    }
    return chips.stream().anyMatch(one -> Files.isReadable(one) && Files.isWritable(one))
        ? new Seen("READY", Health.WELL, address + ": its chip is there; the pin was not touched")
        : Seen.down(
            "PORT_DENIED",
            address + ": no permission for " + chips.get(0) + "; add the user to group gpio");
  }

  private static List<Path> chips() {
    List<Path> chips = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(DEVICES, "gpiochip*")) {
      found.forEach(chips::add);
    } catch (IOException | DirectoryIteratorException e) {
      // A computer whose devices can't be listed has no pins for this program.
      return chips;
    }
    return chips;
  }
}
