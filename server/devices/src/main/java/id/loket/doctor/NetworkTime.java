package id.loket.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks systemd whether the network sets this computer's clock (timedatectl(1), property
 * NTPSynchronized). Waits three seconds at most.
 */
public final class NetworkTime implements Supplier<Optional<Boolean>> {
  private static final long LIMIT_SECONDS = 3;

  /** Empty where nobody can say. */
  @Override
  public Optional<Boolean> get() {
    try {
      Process asked =
          new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
              .redirectErrorStream(true)
              .start();
      if (!asked.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        return Optional.empty();
      }
      return said(new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static Optional<Boolean> said(String words) {
    return switch (words.strip()) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
