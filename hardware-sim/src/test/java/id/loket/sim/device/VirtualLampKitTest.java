package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.lamp.CounterLampKit;
import id.loket.device.lamp.LampUnderTest;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.sim.io.VirtualLamp;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The kit with the virtual relay board; the lamp is its second coil. */
class VirtualLampKitTest extends CounterLampKit {
  private static final int COIL = 1;

  @Override
  protected LampUnderTest device() throws IOException {
    return new VirtualLampUnderTest(
        VirtualLamp.start("lampu", "127.0.0.1", 0, 1, List.of("satu", "dua", "tiga")));
  }

  /** The virtual board with the kit's hands at its controls. */
  private record VirtualLampUnderTest(VirtualLamp lamp) implements LampUnderTest {
    private static final List<String> SWITCHES =
        List.of("silent", "exceptions", "otherUnit", "halfAnswers", "stuck", "twice", "refuse");

    @Override
    public ModbusAddress address() {
      return ModbusAddress.parse(lamp.address(COIL), Point.COIL);
    }

    @Override
    public boolean isLit() {
      return lamp.isLit(COIL);
    }

    @Override
    public void goSilent() {
      lamp.controls().set("silent", true);
    }

    @Override
    public void answerTooLate() {
      lamp.controls().set("answerDelay", 2_500);
    }

    @Override
    public void sendHalfAnAnswer() {
      lamp.controls().set("halfAnswers", true);
    }

    @Override
    public void answerAsAnotherUnit() {
      lamp.controls().set("otherUnit", true);
    }

    @Override
    public void refuseRequests() {
      lamp.controls().set("exceptions", true);
    }

    @Override
    public void stick() {
      lamp.controls().set("stuck", true);
    }

    @Override
    public void babble() {
      long goal = lamp.babbled() + 20_000;
      lamp.controls().set("babble", 50_000);
      await(() -> lamp.babbled() >= goal);
    }

    private void await(BooleanSupplier wanted) {
      try {
        assertTrue(lamp.await(wanted, 60_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void answerTwice() {
      lamp.controls().set("twice", true);
    }

    @Override
    public void powerCycle() {
      lamp.controls().press("reset");
    }

    @Override
    public void unplug() {
      lamp.controls().set("refuse", true);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> lamp.controls().set(one, false));
      lamp.controls().set("answerDelay", 0);
      lamp.controls().set("babble", 0);
      await(() -> !lamp.isBabbling());
    }

    @Override
    public void close() {
      lamp.close();
    }
  }
}
