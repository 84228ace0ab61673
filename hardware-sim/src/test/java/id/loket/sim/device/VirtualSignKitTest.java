package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.sign.CounterSignKit;
import id.loket.device.sign.SignUnderTest;
import id.loket.sim.io.VirtualSign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The kit with the virtual sign. */
class VirtualSignKitTest extends CounterSignKit {
  private static final long LONG_MILLIS = 30_000;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Override
  protected SignUnderTest device() throws IOException {
    return new VirtualSignUnderTest(VirtualSign.start("loket", "127.0.0.1", 0, "Loket 3"));
  }

  /** The virtual sign with the kit's hands at its controls and its eyes on the glass. */
  record VirtualSignUnderTest(VirtualSign sign) implements SignUnderTest {
    @Override
    public LinkAddress address() {
      return LinkAddress.parse(sign.address());
    }

    @Override
    public void awaitLines(String upper, String lower) {
      await(() -> sign.upper().equals(upper) && sign.lower().equals(lower));
    }

    @Override
    public void leaveInStringMode() {
      byte[] line = "\u001bQAGULA PASIR 1KG\r".getBytes(StandardCharsets.US_ASCII);
      try (ByteLink other = address().open(LIMIT)) {
        other.write(line, Deadline.in(LIMIT), "writing a price");
        await(() -> sign.upper().startsWith("GULA PASIR 1KG"));
      } catch (LinkException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void powerCycle() {
      sign.controls().press("reset");
    }

    @Override
    public void unplug() {
      sign.controls().set("refuse", true);
    }

    @Override
    public void talk() {
      sign.controls().set("babble", 1_000);
    }

    @Override
    public void repair() {
      sign.controls().set("refuse", false);
      sign.controls().set("babble", 0);
    }

    @Override
    public void close() {
      sign.close();
    }

    private void await(BooleanSupplier wanted) {
      try {
        assertTrue(sign.await(wanted, LONG_MILLIS), () -> sign.upper() + "/" + sign.lower());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
