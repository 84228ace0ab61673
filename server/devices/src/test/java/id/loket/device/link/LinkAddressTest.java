package id.loket.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
  @Test
  void anAddressIsReadAndWrittenTheSameWay() {
    assertEquals(new TcpAddress("10.0.0.7", 9100), LinkAddress.parse(" tcp://10.0.0.7:9100 "));
    assertEquals("tcp://10.0.0.7:9100", LinkAddress.parse("tcp://10.0.0.7:9100").toString());
    assertEquals(new TcpAddress("::1", 9100), LinkAddress.parse("tcp://[::1]:9100"));
    assertEquals("tcp://[::1]:9100", LinkAddress.parse("tcp://[::1]:9100").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial:/dev/ttyUSB0?baud=57600", "queue:KIOSK", "cups:KIOSK"})
  void aCableOfALaterReleaseIsNamedAsSuch(String address) {
    String message = refusal(address);

    assertTrue(message.contains(address), message);
    assertTrue(message.contains("comes with a later release"), message);
    assertTrue(message.contains("tcp://host:port is allowed"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.7",
        "10.0.0.7:9100",
        "http://10.0.0.7:9100",
        "tcp://10.0.0.7",
        "tcp://:9100",
        "tcp://10.0.0.7:9100/x",
        "tcp://10.0.0.7:9100?unit=1",
        "tcp://a b:9100",
        "tcp://10.0.0.7:99100",
        "tcp://10.0.0.7:0"
      })
  void aWrongAddressIsRefusedWithWhatIsAllowed(String address) {
    assertTrue(refusal(address).contains("is allowed"), refusal(address));
  }

  private static String refusal(String address) {
    return assertThrows(IllegalArgumentException.class, () -> LinkAddress.parse(address))
        .getMessage();
  }
}
