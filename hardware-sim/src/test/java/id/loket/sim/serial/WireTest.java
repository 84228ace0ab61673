package id.loket.sim.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final Framing USUAL = Framing.of("9600 8N1");

  @Test
  void equalSettingsChangeNothing() {
    byte[] all = everyByte();

    assertArrayEquals(all, Wire.heard(all, USUAL, Framing.of("9600 8N1")));
  }

  /**
   * The receiver looks at the start bit and the first seven bits, and takes the eighth for stop.
   */
  @Test
  void sevenBitsAreHeardWithoutTheEighth() {
    byte[] heard = Wire.heard(new byte[] {0x41}, Framing.of("9600 7N1"), USUAL);

    // 1 at the eighth place is the stop bit of the sender.
    assertArrayEquals(new byte[] {(byte) 0xC1}, heard);
  }

  @Test
  void aParityBitIsTakenForAStopBitOrForABit() {
    assertArrayEquals(
        new byte[] {0x43}, Wire.heard(new byte[] {0x43}, Framing.of("9600 8O1"), USUAL));
    assertArrayEquals(
        new byte[] {(byte) 0xC3}, Wire.heard(new byte[] {0x43}, Framing.of("9600 7E1"), USUAL));
  }

  @Test
  void anEvenReceiverDropsWhatHasTheWrongParity() {
    Framing even = Framing.of("9600 8E1");

    assertArrayEquals(new byte[] {0x43}, Wire.heard(new byte[] {0x43}, even, even));
    // A stop bit where the parity should be fits an odd count of ones alone.
    assertArrayEquals(new byte[] {0x43}, Wire.heard(new byte[] {0x43}, USUAL, even));
    assertArrayEquals(new byte[] {}, Wire.heard(new byte[] {0x41}, USUAL, even));
  }

  @Test
  void aFastReceiverHearsMoreAndWrongBytes() {
    byte[] heard = Wire.heard(new byte[] {0x10, 0x04, 0x01}, USUAL, USUAL.withBaud(57_600));

    assertFalse(Arrays.equals(new byte[] {0x10, 0x04, 0x01}, heard));
    for (byte one : heard) {
      assertFalse(one == 0x10, Arrays.toString(heard));
    }
  }

  @Test
  void aSlowReceiverHearsFewerBytes() {
    byte[] heard = Wire.heard(everyByte(), USUAL.withBaud(57_600), USUAL);

    assertEquals(true, heard.length < 60, "a sixth at most: " + heard.length);
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }
}
