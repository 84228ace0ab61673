package id.loket.device.lamp;

import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The kit with the lamp that stands on the table: {@code -Dkit.lamp=modbus://...}. */
@EnabledIfSystemProperty(named = "kit.lamp", matches = ".+")
class RealCounterLampTest extends CounterLampKit {
  @Override
  protected LampUnderTest device() {
    return new RealLamp(ModbusAddress.parse(System.getProperty("kit.lamp"), Point.COIL));
  }

  /** A lamp that nobody touches while the test runs. */
  private record RealLamp(ModbusAddress address) implements LampUnderTest {
    @Override
    public boolean hasHands() {
      return false;
    }

    @Override
    public boolean isLit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void goSilent() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answerTooLate() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendHalfAnAnswer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answerAsAnotherUnit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void refuseRequests() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stick() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void babble() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answerTwice() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void powerCycle() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unplug() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void repair() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
