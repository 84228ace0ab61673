package id.loket.device.button;

import id.loket.device.gpio.GpioCallButton;
import id.loket.device.gpio.GpioPins;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.GpioAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;

/**
 * Where a button may be, and who then drives it.
 *
 * @param boards shared with whatever else hangs on them
 * @param pins the same
 */
public record ButtonDrivers(ModbusBoards boards, GpioPins pins) {
  ButtonPlan.Driver at(DeviceAddress address) {
    if (address instanceof GpioAddress pin) {
      return () -> GpioCallButton.on(pins, pin);
    }
    ModbusAddress input = (ModbusAddress) address;
    return () -> new ModbusCallButton(boards.at(input), input);
  }

  static DeviceAddress address(SettingsReader button) throws StationException {
    String text = button.text("address", Point.INPUT.allowed());
    try {
      return GpioAddress.isMeant(text)
          ? GpioAddress.parse(text)
          : ModbusAddress.parse(text, Point.INPUT);
    } catch (IllegalArgumentException e) {
      throw button.wrong("address", e.getMessage());
    }
  }
}
