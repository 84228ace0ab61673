package id.loket.device.sign;

import id.loket.device.CounterSign;
import id.loket.device.SignFace;
import id.loket.device.SignState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A vacuum fluorescent sign of two lines of 20 characters that takes the command set CD5220.
 *
 * <p>Each face is sent whole and in one piece, cursor positions first: the shorter commands for a
 * line (ESC Q A, ESC Q B) put the sign into its string mode, in which it passes over every other
 * command until it is cleared. A sign that another program has left in that mode is cleared when
 * the link is opened.
 *
 * <p>Known limit: such a sign has no way to answer. That the machine has taken the bytes is all
 * that is ever known, and the state never says more.
 */
final class Cd5220Sign implements CounterSign {
  private static final int ESC = 0x1B;

  /** CD5220 command table: clear, then initialise; only clearing also ends the string mode. */
  private static final byte[] OPENING = {0x0C, ESC, 0x40, ESC, 0x2A, 4};

  /** Overwrite mode (ESC DC1), in which no line scrolls, and no cursor (ESC _ 0). */
  private static final byte[] MODE = {ESC, 0x11, ESC, 0x5F, 0};

  /** More than a sign could have to say: who sends so much is no sign. */
  private static final int MOST_PASSED_OVER = 4_096;

  private final LinkAddress address;
  private final Duration connectLimit;
  private final Duration writeLimit;
  private ByteLink link;
  private String detail = "";

  Cd5220Sign(LinkAddress address, Duration connectLimit, Duration writeLimit) {
    this.address = address;
    this.connectLimit = connectLimit;
    this.writeLimit = writeLimit;
  }

  @Override
  public SignState show(SignFace face) {
    TwoLines lines = TwoLines.of(face);
    try {
      if (link != null && hasGone()) {
        close();
      }
      byte[] opening = link == null ? OPENING : new byte[0];
      open();
      if (saysSomething()) {
        detail = address + ": sends bytes, which no such sign does; another device is there";
        return SignState.WRONG_DEVICE;
      }
      link.write(bytes(opening, lines), Deadline.in(writeLimit), "showing a number");
      detail = "takes what it is sent; such a sign can't say more";
      return SignState.UNANSWERING;
    } catch (LinkException e) {
      close();
      detail = e.getMessage();
      return e.state(SignState.class);
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  /** What was taken may still be on its way, such as the darkness of the last face. */
  @Override
  public void close() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  private void open() throws LinkException {
    if (link == null) {
      link = address.open(connectLimit);
    }
  }

  /** A link that has died is opened anew at once: nothing is lost by sending a face twice. */
  private boolean hasGone() {
    try {
      link.hasArrived("looking whether the sign is there");
      return false;
    } catch (LinkException e) {
      return true;
    }
  }

  private boolean saysSomething() throws LinkException {
    int count = 0;
    while (count < MOST_PASSED_OVER && link.hasArrived("looking for what came unasked")) {
      link.read(Deadline.in(writeLimit), "passing over what came unasked");
      count++;
    }
    return count > 0;
  }

  private static byte[] bytes(byte[] opening, TwoLines lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(opening);
    bytes.writeBytes(MODE);
    line(bytes, 1, lines.upper());
    line(bytes, 2, lines.lower());
    return bytes.toByteArray();
  }

  /** ESC l column row, both binary and from 1. */
  private static void line(ByteArrayOutputStream bytes, int row, String text) {
    bytes.writeBytes(new byte[] {ESC, 0x6C, 1, (byte) row});
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
