package id.loket.sim.printer;

import id.loket.paper.PrinterBody;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The serial side. A printer on a serial line knows no connection: it answers whoever listens, and
 * goes on in the middle of a command when the plug is put back. While its buffer is full it holds
 * the host up, as with a handshake by lines.
 */
final class SerialSide implements HostSide {
  private final Machine machine;
  private final VirtualSerialPort port;

  SerialSide(Machine machine, VirtualSerialPort port) {
    this.machine = machine;
    this.port = port;
  }

  @Override
  public String address() {
    return port.address();
  }

  @Override
  public void run() {
    Answers answers =
        new Answers(port.out(), machine.setup().name() + "-answers", bytesPerSecond());
    machine.connected(answers, port.path().toString());
    try {
      read(port.in());
    } catch (IOException | PrinterBody.SwitchedOff e) {
      // The end of this thread.
    } finally {
      machine.disconnected(answers, "for good");
      answers.end();
    }
  }

  private int bytesPerSecond() {
    return (int) (1_000_000_000L / port.framing().nanosPerByte());
  }

  private void read(InputStream in) throws IOException {
    RealTime realTime = new RealTime(new RealTimeActs(machine));
    byte[] bytes = new byte[512];
    while (!machine.off()) {
      machine.waitUntilReadable();
      int first = in.read();
      if (first < 0) {
        return;
      }
      int most = Math.max(1, machine.waitUntilReadable());
      bytes[0] = (byte) first;
      int more = Math.min(Math.min(most, bytes.length) - 1, in.available());
      int count = 1 + (more > 0 ? Math.max(0, in.read(bytes, 1, more)) : 0);
      if (machine.off()) {
        return;
      }
      machine.receive(bytes, count, realTime);
      machine.paceReading(count);
      if (machine.cutNow()) {
        port.unplugAtOnce();
      }
    }
  }

  @Override
  public void refuse(boolean on) {
    machine.byHand("refuse " + on, () -> machine.faults.refuse = on);
    if (on) {
      port.unplug();
    } else {
      plugIn();
    }
  }

  /** A cable that was cut is put in again with -1. */
  @Override
  public void cutAfterBytes(long bytes) {
    machine.byHand("cutAfterBytes " + bytes, () -> machine.faults.cutAfterBytes = bytes);
    if (bytes == 0 && machine.cutNow()) {
      port.unplugAtOnce();
    }
    if (bytes < 0) {
      plugIn();
    }
  }

  private void plugIn() {
    try {
      port.plugIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void reset() {
    machine.byHand("reset", machine::powerCycled);
  }

  @Override
  public void close() {
    port.close();
  }
}
