package id.loket.device.button;

import id.loket.device.ButtonState;
import id.loket.device.CallPad;
import id.loket.device.DeviceKind;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The call pad of one loket as the settings describe it. */
public record PadPlan(int counter, LinkAddress address) implements StationDevice.Plan {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** A microcontroller that begins anew when its port is opened passes over the first question. */
  private static final int ASKED = 2;

  private static final Duration FOUND = Duration.ofMillis(500);
  private static final String FINDING = "looking who is there";

  @Override
  public String name() {
    return "pad-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    PressLine presses = new PressLine(line, "/api/v1/stations/me/buttons/" + counter);
    return new PadDevice(
        name(),
        address.toString(),
        driver(),
        key -> presses.tell(Map.of("press", key.name())),
        System::nanoTime,
        outbox::wake,
        presses::zone);
  }

  private CallPad driver() {
    return new LineCallPad(address, CONNECT, ANSWER, System::nanoTime);
  }

  @Override
  public Probe probe() {
    return Probe.at(address, name(), DeviceKind.CALL_PAD, this::look);
  }

  /** Where a pad answers at that port; empty if none does. */
  static Optional<SerialAddress> find(Path port) {
    SerialAddress at = SerialAddress.usual(port.toString(), PadLines.BAUD);
    try (ByteLink link = at.open(CONNECT)) {
      for (int asked = 0; asked < ASKED; asked++) {
        if (isHere(link)) {
          return Optional.of(at);
        }
      }
      return Optional.empty();
    } catch (LinkException e) {
      return Optional.empty();
    }
  }

  private static boolean isHere(ByteLink link) throws LinkException {
    PadLines lines = new PadLines();
    Deadline deadline = Deadline.in(FOUND);
    link.write(PadLines.ask(), deadline, FINDING);
    try {
      while (!deadline.isOver()) {
        Optional<PadLines.Said> said = lines.take(link.read(deadline, FINDING));
        if (said.filter(one -> !(one instanceof PadLines.Said.Unreadable)).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.SILENT) {
        return false;
      }
      throw e;
    }
  }

  private Seen look() {
    try {
      address.open(CONNECT).close();
    } catch (LinkException e) {
      return Seen.of(e, ButtonState.class);
    }
    try (CallPad pad = driver()) {
      CallPad.Heard heard = pad.listen(LOOK);
      return Seen.of(heard.state(), heard.state().health(), pad.detail());
    }
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
