package id.loket.sim.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row against its maker's table and the protocol's own examples: bytes, never a driver's. */
class VirtualDigitsTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Digits row = new Digits(6, Clock.systemUTC());

  @ParameterizedTest
  @CsvSource({
    "06 00 00 00 41,                         06 00 00 00 41",
    "10 00 00 00 02 04 00 41 00 42,          10 00 00 00 02",
    "03 00 06 00 02,                         03 04 00 00 00 00",
    // chapter 7: function, address, value
    "01 00 00 00 01,                         81 01",
    "03 00 07 00 02,                         83 02",
    "03 00 00 00 00,                         83 03",
    "10 00 00 00 02 04 00 41,                90 03",
    "10 00 07 00 02 04 00 41 00 42,          90 02",
    // "cannot be used alone"
    "06 00 06 00 01,                         86 02"
  })
  void requestsAreAnsweredAsTheManualSays(String request, String answer) {
    assertEquals(answer, ask(request));
  }

  @ParameterizedTest
  @CsvSource({
    "10 00 00 00 06 0C 00 20 00 20 00 52 00 30 00 31 00 32, '  R012'",
    "06 00 05 00 37,                                         '     7'",
    // register 7 alone: a whole number
    "06 00 07 30 39,                                         ' 12345'",
    // 6 and 7: three bytes, 0x0186A0 = 100000; negative and with decimals
    "10 00 06 00 02 04 00 01 86 A0,                          100000",
    "10 00 06 00 02 04 12 00 27 10,                          -100.00",
    "10 00 06 00 02 04 02 00 00 05,                          '   0.05'"
  })
  void whatWasWrittenLastIsShown(String request, String shown) {
    ask(request);

    assertEquals(shown, row.shown());
  }

  /** The example of the manual's appendix: 0x1241 for 02 07 (serial line guide, 6.2.2). */
  @Test
  void theSumIsTheManuals() {
    assertEquals("02 07 41 12", HEX.formatHex(LineUnit.withSum(new byte[] {2, 7})));
  }

  @Test
  void onALineWhatIsForOthersOrBrokenIsNotAnswered() throws Exception {
    LineUnit unit = new LineUnit(row, row::answer, 17);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    hear(unit, out, LineUnit.withSum(HEX.parseHex("12 06 00 00 00 41")));
    byte[] broken = LineUnit.withSum(HEX.parseHex("11 06 00 00 00 42"));
    broken[7]++;
    hear(unit, out, broken);
    assertEquals(0, out.size());
    byte[] whole = LineUnit.withSum(HEX.parseHex("11 06 00 00 00 43"));
    hear(unit, out, whole);

    assertEquals(HEX.formatHex(whole), HEX.formatHex(out.toByteArray()));
    assertEquals("C     ", row.shown());
  }

  private static void hear(LineUnit unit, ByteArrayOutputStream out, byte[] bytes)
      throws Exception {
    unit.hear(bytes, bytes.length, out);
  }

  private String ask(String request) {
    return HEX.formatHex(row.answer(HEX.parseHex(request)));
  }
}
