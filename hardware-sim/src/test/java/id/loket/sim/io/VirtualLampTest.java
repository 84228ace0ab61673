package id.loket.sim.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The board against the protocol's own examples: what stands here is bytes, as the manual prints
 * them (Modbus Application Protocol V1.1b3), never a driver's.
 */
class VirtualLampTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private VirtualLamp lamp;
  private Socket host;

  @BeforeEach
  void open() throws IOException {
    List<String> labels = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    lamp = VirtualLamp.start("lampu", "127.0.0.1", 0, 17, labels);
    host = connect();
  }

  @AfterEach
  void close() throws IOException {
    host.close();
    lamp.close();
  }

  @ParameterizedTest
  @CsvSource({
    // 6.5: one coil on, and off; the answer repeats the request
    "05 00 07 FF 00,                05 00 07 FF 00",
    "05 00 07 00 00,                05 00 07 00 00",
    // 6.11: ten coils, the first in the lowest bit
    "0F 00 00 00 0A 02 CD 01,       0F 00 00 00 0A",
    // 6.1
    "01 00 00 00 0A,                01 02 00 00",
    // chapter 7: function, address, value, count
    "03 00 00 00 01,                83 01",
    "05 00 0A FF 00,                85 02",
    "01 00 08 00 03,                81 02",
    "05 00 00 12 34,                85 03",
    "01 00 00 00 00,                81 03",
    "0F 00 00 00 0A 01 CD 01,       8F 03"
  })
  void requestsAreAnsweredAsTheManualSays(String request, String answer) throws IOException {
    assertEquals(answer, ask(17, request));
  }

  @Test
  void whatWasWrittenCanBeReadAndSeen() throws IOException {
    ask(17, "0F 00 00 00 0A 02 CD 01");

    assertEquals("01 02 CD 01", ask(17, "01 00 00 00 0A"));
    assertTrue(lamp.isLit(0));
    assertFalse(lamp.isLit(1));
    assertTrue(lamp.isLit(8));
  }

  @Test
  void aLampThatIsSwitchedTwiceWithinAMomentBlinks() throws IOException {
    ask(17, "05 00 03 FF 00");
    assertFalse(lamp.blinks(3));

    ask(17, "05 00 03 00 00");

    assertTrue(lamp.blinks(3));
  }

  @Test
  void anotherUnitIsNotAnswered() throws IOException {
    send(18, "05 00 01 FF 00");

    assertEquals("05 00 02 FF 00", ask(17, "05 00 02 FF 00"), "the next answer is this one's");
    assertFalse(lamp.isLit(1));
  }

  @Test
  void whatIsNoModbusEndsTheConnection() throws IOException {
    host.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());

    assertEquals(-1, host.getInputStream().read());
    host = connect();
    assertEquals("01 01 00", ask(17, "01 00 00 00 01"));
  }

  @Test
  void aFifthHostIsSentAway() throws IOException {
    for (int more = 2; more <= 4; more++) {
      host = connect();
      ask(17, "01 00 00 00 01");
    }

    try (Socket fifth = connect()) {
      assertEquals(-1, fifth.getInputStream().read());
    }
  }

  @Test
  void itListensOnThisComputerOnly() {
    assertThrows(
        IOException.class, () -> VirtualLamp.start("lampu", "0.0.0.0", 0, 1, List.of("satu")));
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", URI.create(lamp.address(0)).getPort());
  }

  private String ask(int unit, String request) throws IOException {
    send(unit, request);
    byte[] head = host.getInputStream().readNBytes(7);
    assertEquals("0B B8 00 00", HEX.withUpperCase().formatHex(head, 0, 4));
    assertEquals(unit, head[6]);
    return HEX.withUpperCase().formatHex(host.getInputStream().readNBytes(head[5] - 1));
  }

  private void send(int unit, String request) throws IOException {
    byte[] body = HEX.parseHex(request);
    byte[] frame = new byte[7 + body.length];
    frame[0] = 0x0B;
    frame[1] = (byte) 0xB8;
    frame[5] = (byte) (body.length + 1);
    frame[6] = (byte) unit;
    System.arraycopy(body, 0, frame, 7, body.length);
    host.getOutputStream().write(frame);
  }
}
