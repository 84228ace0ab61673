package id.loket.sim.device;

import id.loket.device.button.ButtonUnderTest;
import id.loket.device.button.CallButtonKit;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.sim.io.VirtualButtons;
import java.io.IOException;
import java.util.List;

/** The kit with the virtual board of inputs; the button is its second, and does not bounce. */
class VirtualButtonKitTest extends CallButtonKit {
  private static final int INPUT = 1;

  @Override
  protected ButtonUnderTest device() throws IOException {
    VirtualButtons board =
        VirtualButtons.start("tombol", "127.0.0.1", 0, 1, List.of("satu", "dua", "tiga"));
    board.controls().set("bounces", false);
    return new VirtualButtonUnderTest(board);
  }

  /** The virtual board with the kit's hands at its controls. */
  private record VirtualButtonUnderTest(VirtualButtons board) implements ButtonUnderTest {
    private static final List<String> SWITCHES =
        List.of("silent", "exceptions", "otherUnit", "halfAnswers", "refuse");

    @Override
    public ModbusAddress address() {
      return ModbusAddress.parse(board.address(INPUT), Point.INPUT);
    }

    @Override
    public void press() {
      board.press(INPUT);
    }

    @Override
    public void letGo() {
      board.letGo(INPUT);
    }

    @Override
    public void goSilent() {
      board.controls().set("silent", true);
    }

    @Override
    public void refuseRequests() {
      board.controls().set("exceptions", true);
    }

    @Override
    public void answerAsAnotherUnit() {
      board.controls().set("otherUnit", true);
    }

    @Override
    public void sendHalfAnAnswer() {
      board.controls().set("halfAnswers", true);
    }

    @Override
    public void unplug() {
      board.controls().set("refuse", true);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> board.controls().set(one, false));
    }

    @Override
    public void close() {
      board.close();
    }
  }
}
