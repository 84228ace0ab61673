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

  @Test
  void aSerialPortIsReadAndWrittenTheSameWay() {
    SerialAddress usual = SerialAddress.usual("/dev/ttyUSB0", 9600);

    assertEquals(usual, LinkAddress.parse("serial:/dev/ttyUSB0?baud=9600"));
    assertEquals(
        usual, LinkAddress.parse("serial:/dev/ttyUSB0?baud=9600&bits=8&parity=none&stop=1"));
    assertEquals("serial:/dev/ttyUSB0?baud=9600", usual.toString());
    String odd = "serial:COM3?baud=57600&bits=7&parity=even&stop=2&flow=rts";
    assertEquals(odd, LinkAddress.parse(odd).toString());
  }

  @Test
  void aUsbDeviceIsReadAndWrittenTheSameWay() {
    assertEquals(new UsbAddress("/dev/usb/lp0"), LinkAddress.parse(" usb:/dev/usb/lp0 "));
    assertEquals("usb:/dev/usb/lp0", LinkAddress.parse("usb:/dev/usb/lp0").toString());
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
        "tcp://10.0.0.7:0",
        "queue",
        "serial:",
        "serial:/dev/ttyUSB0",
        "serial:/dev/ttyUSB0?bits=8",
        "serial:ttyUSB0?baud=9600",
        "serial:/dev/ttyUSB0?baud=9600&baud=9600",
        "serial:/dev/ttyUSB0?baud=9600&speed=2",
        "serial:/dev/ttyUSB0?baud=9601",
        "serial:/dev/ttyUSB0?baud=fast",
        "serial:/dev/ttyUSB0?baud=9600&bits=9",
        "serial:/dev/ttyUSB0?baud=9600&stop=3",
        "serial:/dev/ttyUSB0?baud=9600&parity=mark",
        "serial:/dev/tty USB0?baud=9600",
        "usb:lp0",
        "usb:/dev/usb/lp0?baud=9600"
      })
  void aWrongAddressIsRefusedWithWhatIsAllowed(String address) {
    assertTrue(refusal(address).contains("is allowed"), refusal(address));
    assertTrue(refusal(address).contains(address), refusal(address));
  }

  private static String refusal(String address) {
    return assertThrows(IllegalArgumentException.class, () -> LinkAddress.parse(address))
        .getMessage();
  }
}
