package id.loket.sim.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.loket.paper.PrinterBody;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class MachineTest {
  private final Machine machine =
      new Machine(PrinterSetup.of("printer", PrinterModel.MM80, "127.0.0.1:0"), Clock.systemUTC());

  @Test
  void aCommandWhoseRestWasClearedTakesNoByteOfTheNext() {
    receive(0x10);
    assertEquals(0x10, machine.takeFirst());

    machine.clear();
    receive(0x1d);

    int begun = machine.generation();
    assertThrows(PrinterBody.Cleared.class, () -> machine.take(begun));
    assertEquals(0x1d, machine.takeFirst());
  }

  @Test
  void theFirstCommandAfterThePowerCameBackIsKnownAsSuch() {
    receive(0x1b);
    machine.takeFirst();
    int before = machine.powerCycle();

    machine.powerCycled();
    assertEquals(before, machine.powerCycle());
    receive(0x1b);
    machine.takeFirst();

    assertEquals(before + 1, machine.powerCycle());
  }

  private void receive(int value) {
    machine.receive(new byte[] {(byte) value}, 1, new RealTime(new RealTimeActs(machine)));
  }
}
