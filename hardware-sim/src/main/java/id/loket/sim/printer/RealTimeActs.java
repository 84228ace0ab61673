package id.loket.sim.printer;

/** What real-time commands do to the machine. */
final class RealTimeActs implements RealTime.Listener {
  private final Machine machine;

  RealTimeActs(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void statusAsked(int n) {
    PrinterStatus status = machine.status();
    switch (n) {
      case 1 -> answer(status.printer());
      case 2 -> answer(status.offLineCause());
      case 3 -> answer(status.error());
      case 4 -> answer(status.paper());
      default -> machine.log(LogLine.Kind.UNKNOWN, "DLE EOT " + n);
    }
  }

  private void answer(int value) {
    machine.answer(new byte[] {(byte) value});
  }

  @Override
  public void recoveryAsked(int n) {
    machine.recover(n);
  }

  @Override
  public void clearAsked() {
    machine.clear();
  }
}
