package id.loket.sim.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The glass against the table of its manual: bytes as they stand there, never a driver's. */
class VirtualSignTest {
  private static final String NOTHING = " ".repeat(20);

  private final Matrix matrix = new Matrix(Clock.systemUTC());

  @BeforeEach
  void clear() {
    send("\u000c");
  }

  @Test
  void afterPowerOnItShowsItsMakersGreeting() {
    assertLines("CD5220 VFD 2X20     ", "9600,N,8,1          ", new Matrix(Clock.systemUTC()));
  }

  @Test
  void textGoesOnInTheLowerLineAndThenOverTheUpper() {
    send("12345678901234567890ABCDEFGHIJKLMNOPQRSTxy");

    assertLines("xy345678901234567890", "ABCDEFGHIJKLMNOPQRST");
  }

  @Test
  void inVerticalScrollModeTheLinesGoUp() {
    send("\u001b\u001212345678901234567890ABCDEFGHIJKLMNOPQRSTxy");

    assertLines("ABCDEFGHIJKLMNOPQRST", "xy" + " ".repeat(18));
  }

  @Test
  void inHorizontalScrollModeTheLineGoesLeft() {
    send("\u001b\u001312345678901234567890xy");

    assertLines("345678901234567890xy", NOTHING);
  }

  @Test
  void theCursorGoesWhereItIsSent() {
    send("\u001bl\u0005\u0002A\u001bl\u0014\u0001B\u000bC\u001b[KD\u001b[HE");

    assertLines("E" + " ".repeat(18) + "B", "    A" + " ".repeat(14) + "D");
  }

  @Test
  void outsideTheGlassTheCursorStays() {
    send("ab\u001bl\u0015\u0001c\u001bl\u0001\u0003d");

    assertLines("abcd" + " ".repeat(16), NOTHING);
  }

  @Test
  void wholeLinesLockItUntilItIsCleared() {
    send("\u001bQASATU\r\u001bQBDUA\r");
    assertTrue(matrix.isInStringMode());

    send("xyz\u001bl\u0001\u0001w\u001b@");
    assertLines("SATU" + " ".repeat(16), "DUA" + " ".repeat(17));
    send("\u001bQATIGA\r");
    assertLines("TIGA" + " ".repeat(16), "DUA" + " ".repeat(17));

    send("\u000cxyz");
    assertFalse(matrix.isInStringMode());
    assertLines("xyz" + " ".repeat(17), NOTHING);
  }

  @Test
  void cancelEndsTheLockAndClearsItsLineOnly() {
    send("\u001bQASATU\r\u001bQBDUA\r\u0018z");

    assertLines("z" + " ".repeat(19), "DUA" + " ".repeat(17));
  }

  @Test
  void aLongerLineScrolls() {
    send("\u001bQDSELAMAT DATANG DI BALAI KAMI\r");

    String round = "SELAMAT DATANG DI BALAI KAMI" + NOTHING;
    assertTrue((round + round).contains(matrix.line(0)), matrix.line(0));
    assertTrue(matrix.isInStringMode());
  }

  @Test
  void brightnessAndCursorAreSet() {
    send("\u001b*\u0002\u001b_\u0000");
    assertEquals(2, matrix.brightness());
    assertEquals(0, matrix.cursor().length);

    send("\u001b*\u0009\u001b_\u0001\u001bl\u0003\u0002");
    assertEquals(2, matrix.brightness(), "9 is none");
    assertArrayEquals(new int[] {3, 2}, matrix.cursor());
  }

  @Test
  void whatIsMeantForThePrinterIsNotShown() {
    send("\u001b=\u0001TEKS\u001b=\u0002A");

    assertLines("A" + " ".repeat(19), NOTHING);
  }

  @Test
  void aCommandThatComesInPiecesIsOneCommand() {
    send("\u001b");
    send("l");
    send("\u0003");
    send("\u0002A");

    assertLines(NOTHING, "  A" + " ".repeat(17));
  }

  private void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    matrix.take(bytes, bytes.length);
  }

  private void assertLines(String upper, String lower) {
    assertLines(upper, lower, matrix);
  }

  private static void assertLines(String upper, String lower, Matrix glass) {
    assertEquals(upper, glass.line(0));
    assertEquals(lower, glass.line(1));
  }
}
