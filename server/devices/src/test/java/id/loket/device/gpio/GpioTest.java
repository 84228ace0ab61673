package id.loket.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.CallButton.Reading;
import id.loket.device.CounterLamp;
import id.loket.device.LampState;
import id.loket.device.link.GpioAddress;
import id.loket.station.StationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins with Pi4J's imitation, for pins have no wire that a test could pull. */
class GpioTest {
  private final GpioPins pins = new GpioPins();

  @Test
  void aButtonOnAPinIsUpAndDown() throws Exception {
    GpioAddress address = GpioAddress.parse("gpio:27?active=low&provider=mock");
    MockDigitalInput pin = (MockDigitalInput) pins.input(address);
    try (CallButton button = new GpioCallButton(pins, address, pin)) {
      pin.mockState(DigitalState.HIGH);
      assertEquals(new Reading(ButtonState.READY, false), button.look());

      pin.mockState(DigitalState.LOW);

      assertEquals(new Reading(ButtonState.READY, true), button.look());
    }
  }

  @Test
  void aLampOnAPinObeysAndItsPinIsFreeAfterwards() throws Exception {
    GpioAddress address = GpioAddress.parse("gpio:17?provider=mock");
    for (int times = 0; times < 2; times++) {
      try (CounterLamp lamp = GpioCounterLamp.on(pins, address)) {
        assertEquals(LampState.READY, lamp.light(true), lamp.detail());
        assertEquals(LampState.READY, lamp.light(false), lamp.detail());
      }
    }
  }

  /** A kiosk that lost its pins must not work with nothing. */
  @Test
  void whereThereAreNoPinsTheStartSaysSo() {
    assumeFalse(Files.exists(Path.of("/dev/gpiochip0")), "this computer has pins");

    String message =
        assertThrows(
                StationException.class,
                () -> GpioCallButton.on(pins, GpioAddress.parse("gpio:27?active=low")))
            .getMessage();

    assertTrue(message.startsWith("gpio:27?active=low: this computer has no such pin"), message);
  }

  @Test
  void anAddressIsReadAndWrittenTheSameWay() {
    for (String text : new String[] {"gpio:17", "gpio:4?active=low", "gpio:4?provider=mock"}) {
      assertEquals(text, GpioAddress.parse(text).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpio:", "gpio:64", "gpio:x", "gpio:4?pull=up", "gpio:4?active=high"})
  void aWrongAddressIsRefusedWithWhatIsAllowed(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> GpioAddress.parse(text)).getMessage();

    assertTrue(message.contains("is allowed"), message);
  }
}
