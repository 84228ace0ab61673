package id.loket.device.fingerprint;

import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.RateTrial;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look at a module: it is greeted and asked for its parameters, and stays at the rate at which
 * it is. Its driver raises that; so a module at the fast rate is well, too.
 */
final class ModuleLook {
  private static final Duration OPEN = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final Duration QUICK = Duration.ofMillis(300);
  private static final List<Integer> RATES =
      List.of(ZfmFingerprintScanner.FAST_BAUD, 57_600, 9600, 19_200, 38_400);

  /** What a module at another rate may look like. */
  private static final Set<String> HEARD =
      Set.of(ScannerState.SILENT.name(), ScannerState.GARBLED.name());

  private ModuleLook() {}

  static Seen at(LinkAddress address, int password) {
    try (ByteLink link = address.open(OPEN)) {
      new ZfmModule(link, ANSWER).greet(password);
      return ready("");
    } catch (LinkException e) {
      return notUnderstood(address, password, Seen.of(e, ScannerState.class));
    } catch (ModuleException e) {
      return explained(address, password, e);
    }
  }

  /** Where a module answers at that port, by the rate that modules come with if it was raised. */
  static Optional<SerialAddress> find(Path port) {
    SerialAddress none = SerialAddress.usual(port.toString(), 1200);
    return RateTrial.of(none, RATES, link -> answers(link, 0))
        .baud()
        .map(rate -> none.withBaud(rate == ZfmFingerprintScanner.FAST_BAUD ? 57_600 : rate));
  }

  private static Seen explained(LinkAddress address, int password, ModuleException e) {
    String detail = address + ": " + e.getMessage();
    return switch (e.reason()) {
      case FAULT -> Seen.of(ScannerState.FAULT, ScannerState.FAULT.health(), detail);
      default ->
          notUnderstood(
              address,
              password,
              Seen.of(ScannerState.GARBLED, ScannerState.GARBLED.health(), detail));
    };
  }

  private static Seen notUnderstood(LinkAddress address, int password, Seen seen) {
    boolean heard = HEARD.contains(seen.state());
    if (!heard || !(address instanceof SerialAddress serial)) {
      return seen;
    }
    RateTrial trial = RateTrial.of(serial, RATES, link -> answers(link, password));
    if (trial.baud().filter(rate -> isRaised(serial, rate)).isPresent()) {
      return ready(address + ": raised to " + trial.baud().get() + " baud by its station");
    }
    return trial
        .baud()
        .map(rate -> Seen.down(Seen.WRONG_BAUD, RateTrial.advice(serial, rate)))
        .orElse(seen)
        .adding(trial.words());
  }

  private static boolean isRaised(SerialAddress serial, int rate) {
    return rate == ZfmFingerprintScanner.FAST_BAUD && serial.baud() < rate;
  }

  /** One that asks for another password has answered. */
  private static boolean answers(ByteLink link, int password) throws LinkException {
    try {
      new ZfmModule(link, QUICK).greet(password);
      return true;
    } catch (ModuleException e) {
      return e.reason() == Reason.FAULT;
    }
  }

  private static Seen ready(String detail) {
    return Seen.of(ScannerState.READY, ScannerState.READY.health(), detail);
  }
}
