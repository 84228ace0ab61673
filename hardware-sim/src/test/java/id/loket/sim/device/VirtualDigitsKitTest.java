package id.loket.sim.device;

import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.sign.DigitsSignKit;
import id.loket.device.sign.DigitsUnderTest;
import id.loket.sim.io.VirtualDigits;
import java.io.IOException;
import java.util.List;

/** The kit with the virtual row of digits over the network. */
class VirtualDigitsKitTest extends DigitsSignKit {
  @Override
  protected DigitsUnderTest device() throws IOException {
    return new Row(VirtualDigits.start("angka", "127.0.0.1", 0, 7, "Loket 3", 6));
  }

  /** The virtual row with the kit's hands at its controls. */
  record Row(VirtualDigits digits) implements DigitsUnderTest {
    private static final List<String> SWITCHES =
        List.of("silent", "exceptions", "otherUnit", "halfAnswers", "stuck", "refuse");

    @Override
    public ModbusAddress address() {
      return ModbusAddress.parse(digits.address(), Point.REGISTER);
    }

    @Override
    public String shown() {
      return digits.shown();
    }

    @Override
    public void goSilent() {
      digits.controls().set("silent", true);
    }

    @Override
    public void sendHalfAnAnswer() {
      digits.controls().set("halfAnswers", true);
    }

    @Override
    public void answerAsAnotherUnit() {
      digits.controls().set("otherUnit", true);
    }

    @Override
    public void refuseRequests() {
      digits.controls().set("exceptions", true);
    }

    @Override
    public void stick() {
      digits.controls().set("stuck", true);
    }

    @Override
    public void powerCycle() {
      digits.controls().press("reset");
    }

    @Override
    public void unplug() {
      digits.controls().set("refuse", true);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> digits.controls().set(one, false));
    }

    @Override
    public void close() {
      digits.close();
    }
  }
}
