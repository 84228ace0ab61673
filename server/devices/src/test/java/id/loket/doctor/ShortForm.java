package id.loket.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.Health;
import java.util.List;

/**
 * Holds the doctor's look at a device against what its driver says of it. Each kind's kit does so
 * wherever it makes a fault, so that the doctor's look is the kit in short form.
 */
public final class ShortForm {
  private ShortForm() {}

  /**
   * @param state as the driver says, which has let the device go
   * @param finer words that only a look knows, which it may say instead
   */
  public static void agrees(Probe.Look look, Enum<?> state, Health health, String... finer) {
    Seen seen = look.look();
    boolean same = state.name().equals(seen.state()) || List.of(finer).contains(seen.state());
    assertTrue(same, "the driver says " + state + ", the look " + seen);
    assertEquals(health, seen.health(), seen.toString());
  }
}
