package id.loket.sim.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The inputs against the protocol's own shapes (Modbus Application Protocol V1.1b3, 6.2 and chapter
 * 7): bytes, never a driver's.
 */
class VirtualButtonsTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int MANY = 2_000_000;

  /** So many answers in a row that it does not bounce any more. */
  private static final int STEADY = 1_000;

  private final Inputs inputs = new Inputs(10, Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    "02 00 00 00 0A, 02 02 00 00",
    "02 00 08 00 03, 82 02",
    "02 00 00 00 00, 82 03",
    "02 00 00,       82 03",
    "01 00 00 00 01, 81 01",
    "05 00 00 FF 00, 85 01"
  })
  void requestsAreAnsweredAsTheManualSays(String request, String answer) {
    assertEquals(answer, ask(request));
  }

  @Test
  void theFirstInputIsTheLowestBit() {
    inputs.press(0, true);
    inputs.press(9, true);

    assertEquals("02 02 01 02", ask("02 00 00 00 0A"));
  }

  @Test
  void aWornContactBouncesAndThenStands() {
    inputs.faults.bounces = true;
    inputs.press(3, true);
    Set<String> seen = new HashSet<>();
    long end = System.nanoTime() + 14_000_000;
    do {
      seen.add(ask("02 00 03 00 01"));
    } while (System.nanoTime() < end);
    int steady = 0;
    for (int i = 0; i < MANY && steady < STEADY; i++) {
      steady = ask("02 00 03 00 01").equals("02 01 01") ? steady + 1 : 0;
    }

    assertTrue(Set.of("02 01 00", "02 01 01").containsAll(seen), seen.toString());
    assertEquals(STEADY, steady);
  }

  private String ask(String request) {
    return HEX.formatHex(inputs.answer(HEX.parseHex(request)));
  }
}
