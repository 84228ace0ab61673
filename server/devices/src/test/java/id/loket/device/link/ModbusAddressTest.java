package id.loket.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.link.ModbusAddress.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModbusAddressTest {
  @Test
  void anAddressIsReadAndWrittenTheSameWay() {
    ModbusAddress address =
        ModbusAddress.parse(" modbus://10.0.0.9:502?unit=1&coil=7 ", Point.COIL);

    assertEquals(new ModbusAddress("10.0.0.9", 502, 1, Point.COIL, 7), address);
    assertEquals("modbus://10.0.0.9:502?unit=1&coil=7", address.toString());
    assertEquals(new TcpAddress("10.0.0.9", 502), address.link());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tcp://10.0.0.9:502?unit=1&coil=0",
        "modbus://10.0.0.9:502",
        "modbus://10.0.0.9?unit=1&coil=0",
        "modbus://10.0.0.9:502?coil=0",
        "modbus://10.0.0.9:502?unit=1&coil=x",
        "modbus://10.0.0.9:502?unit=1&coil=0&more=1",
        "modbus://10.0.0.9:502?unit=256&coil=0",
        "modbus://10.0.0.9:502?unit=1&coil=65536",
        "modbus://10.0.0.9:0?unit=1&coil=0",
        "modbus://10.0.0.9:502?unit=1&input=0",
        "serial:/dev/ttyUSB0?baud=9600"
      })
  void aWrongAddressIsRefusedWithWhatIsAllowed(String address) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ModbusAddress.parse(address, Point.COIL))
            .getMessage();

    assertTrue(message.contains("is allowed"), message);
  }
}
