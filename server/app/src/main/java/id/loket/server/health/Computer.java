package id.loket.server.health;

import id.loket.doctor.NetworkTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The computer on which a server runs, as far as somebody has to see to it.
 *
 * @param zone in which it writes times of its own; empty if that is nobody's matter
 * @param networkTime whether the network sets its clock, empty where nobody can say; may take some
 *     seconds
 */
public record Computer(Optional<ZoneId> zone, Supplier<Optional<Boolean>> networkTime) {
  /** That of a rehearsal or a test, where the clock is none of the machine's. */
  public static final Computer ANY = new Computer(Optional.empty(), Optional::empty);

  public static Computer here() {
    return new Computer(Optional.of(ZoneId.systemDefault()), new NetworkTime());
  }
}
