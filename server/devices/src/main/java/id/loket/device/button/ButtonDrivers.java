package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.gpio.GpioCallButton;
import id.loket.device.gpio.GpioLook;
import id.loket.device.gpio.GpioPins;
import id.loket.device.link.DeviceAddress;
import id.loket.device.link.GpioAddress;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.modbus.ModbusBoards;
import id.loket.device.modbus.PointLook;
import id.loket.doctor.Seen;
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
    return address instanceof GpioAddress pin
        ? new OnAPin(pins, pin)
        : new OnABoard(boards, (ModbusAddress) address);
  }

  private record OnAPin(GpioPins pins, GpioAddress pin) implements ButtonPlan.Driver {
    @Override
    public CallButton make() throws StationException {
      return GpioCallButton.on(pins, pin);
    }

    @Override
    public Seen look() {
      return GpioLook.at(pin);
    }
  }

  private record OnABoard(ModbusBoards boards, ModbusAddress input) implements ButtonPlan.Driver {
    @Override
    public CallButton make() {
      return new ModbusCallButton(boards.at(input), input);
    }

    @Override
    public Seen look() {
      return PointLook.at(boards.lookedAt(input), input, 1, ButtonState.class);
    }
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
