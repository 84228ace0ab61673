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

    assertEquals(new ModbusAddress(new TcpAddress("10.0.0.9", 502), 1, Point.COIL, 7), address);
    assertEquals("modbus://10.0.0.9:502?unit=1&coil=7", address.toString());
    assertEquals(new TcpAddress("10.0.0.9", 502), address.link());
  }

  @Test
  void anAddressOnASerialLineIsReadAndWrittenTheSameWay() {
    String text = "modbus:/dev/ttyUSB1?baud=9600&parity=even&unit=17&register=2";
    ModbusAddress address = ModbusAddress.parse(text, Point.REGISTER);

    assertEquals(17, address.unit());
    assertEquals(SerialAddress.parse("serial:/dev/ttyUSB1?baud=9600&parity=even"), address.link());
    assertEquals(text, address.toString());
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
        "modbus://10.0.0.9:502?baud=9600&unit=1&coil=0",
        "modbus:/dev/ttyUSB1?unit=1&coil=0",
        "modbus:/dev/ttyUSB1?baud=9601&unit=1&coil=0",
        "modbus:/dev/ttyUSB1?baud=9600&unit=0&coil=0",
        "modbus:/dev/ttyUSB1?baud=9600&unit=248&coil=0",
        "modbus:ttyUSB1?baud=9600&unit=1&coil=0",
        "serial:/dev/ttyUSB0?baud=9600"
      })
  void aWrongAddressIsRefusedWithWhatIsAllowed(String address) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ModbusAddress.parse(address, Point.COIL))
            .getMessage();

    assertTrue(message.contains("is allowed"), message);
  }
}
