package id.loket.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.fingerprint.FingerprintPlan;
import id.loket.device.link.LinkAddress;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A module that goes away after each packet of a picture, of which there are 288. */
class FingerKilledAtEveryPacketTest {
  private static final int PACKETS = 288;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final FingerprintScanner.Watch WATCH = () -> true;

  @Test
  void noPictureComesOfAPartAndTheNextOneIsWhole() throws Exception {
    try (VirtualFingerprintModule module = VirtualFingerprintModule.start("jari", "127.0.0.1", 0);
        FingerprintScanner scanner =
            FingerprintPlan.ofModule(1, LinkAddress.parse(module.address()), true)
                .scanner()
                .get()) {
      module.put(2);
      byte[] second = scan(scanner).image().orElseThrow().bytes();
      List<String> wrong = new ArrayList<>();
      for (int packets = 0; packets < PACKETS; packets++) {
        boolean stalls = packets % 48 == 0;
        module.put(1);
        module.controls().set(stalls ? "stallAfterPackets" : "cutAfterPackets", packets);
        long before = System.nanoTime();

        ScanOutcome outcome = scan(scanner);

        if (outcome.image().isPresent() || System.nanoTime() - before > LONGEST.toNanos()) {
          wrong.add(packets + ": " + outcome.reason());
        }
        module.controls().set("stallAfterPackets", -1);
        module.controls().set("cutAfterPackets", -1);
      }
      assertEquals(List.of(), wrong);

      module.put(1);
      byte[] first = scan(scanner).image().orElseThrow().bytes();
      assertFalse(Arrays.equals(first, second), "not what was seen before");
      assertTrue(scan(scanner).image().isPresent());
    }
  }

  private static ScanOutcome scan(FingerprintScanner scanner) {
    return scanner.scan(Duration.ofSeconds(5), WATCH);
  }
}
