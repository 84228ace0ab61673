package id.loket.device.fingerprint;

import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds the packets in what comes over the cable. Whatever is none is passed over byte by byte, so
 * that the next good packet is understood: noise, the single 55 of a module that was switched on,
 * half a packet, one whose sum is wrong. One thread uses it.
 */
final class PacketReader {
  /** More than a whole picture is no remainder of anything. */
  private static final int MOST_PASSED_OVER = 64_000;

  private static final int LARGEST = Packet.HEAD_BYTES + Packet.MOST_PAYLOAD + Packet.SUM_BYTES;

  private final ByteLink link;

  /** What has come and was not taken yet, from 0. */
  private final byte[] held = new byte[LARGEST];

  private int count;
  private long passedOver;

  PacketReader(ByteLink link) {
    this.link = link;
  }

  /** How many bytes were no part of a good packet, since the link is open. */
  long passedOver() {
    return passedOver;
  }

  /**
   * Waits for the next good packet.
   *
   * @param silence after which nobody speaks any more, though the deadline is not over
   * @throws LinkException SILENT or CUT_OFF as the link says, GARBLED if far too much came that is
   *     no packet
   */
  Packet next(Deadline deadline, Duration silence, String doing) throws LinkException {
    long before = passedOver;
    while (true) {
      int need = need();
      if (need == 0) {
        Packet packet = whole();
        if (packet != null) {
          return packet;
        }
      } else {
        held[count++] = (byte) read(deadline, silence, doing, before);
      }
      if (passedOver - before > MOST_PASSED_OVER) {
        throw LinkException.garbled(link.address(), doing);
      }
    }
  }

  /** One stray byte before a silence is the 55 of a module that was just switched on. */
  private int read(Deadline deadline, Duration silence, String doing, long before)
      throws LinkException {
    boolean noise = passedOver - before > 1;
    if (deadline.isOver()) {
      throw noise
          ? LinkException.garbled(link.address(), doing)
          : LinkException.silent(link.address(), deadline.limit(), doing);
    }
    try {
      return link.read(deadline.orIn(silence), doing);
    } catch (LinkException e) {
      throw noise && e.kind() == LinkException.Kind.SILENT
          ? LinkException.garbled(link.address(), doing)
          : e;
    }
  }

  /** How many bytes are missing before more can be said; drops what begins no packet. */
  private int need() {
    while (count > 0 && !beginsPacket()) {
      drop(1);
    }
    if (count < Packet.HEAD_BYTES) {
      return Packet.HEAD_BYTES - count;
    }
    return Math.max(0, Packet.HEAD_BYTES + length() - count);
  }

  private boolean beginsPacket() {
    if ((held[0] & 0xFF) != Packet.HEADER >> 8) {
      return false;
    }
    if (count > 1 && (held[1] & 0xFF) != (Packet.HEADER & 0xFF)) {
      return false;
    }
    if (count > 6 && !isKind(held[6])) {
      return false;
    }
    return count < Packet.HEAD_BYTES
        || length() > Packet.SUM_BYTES && length() <= Packet.MOST_PAYLOAD + Packet.SUM_BYTES;
  }

  private static boolean isKind(int kind) {
    return kind == Packet.COMMAND
        || kind == Packet.DATA
        || kind == Packet.ACK
        || kind == Packet.LAST;
  }

  /** Of payload and sum. */
  private int length() {
    return (held[7] & 0xFF) << 8 | held[8] & 0xFF;
  }

  /** Null if its sum is wrong: then a packet may begin anywhere within it. */
  private Packet whole() {
    int length = length();
    int end = Packet.HEAD_BYTES + length - Packet.SUM_BYTES;
    byte[] payload = Arrays.copyOfRange(held, Packet.HEAD_BYTES, end);
    int sum = (held[end] & 0xFF) << 8 | held[end + 1] & 0xFF;
    if (sum != Packet.sum(held[6], length, payload)) {
      drop(1);
      return null;
    }
    int address =
        (held[2] & 0xFF) << 24 | (held[3] & 0xFF) << 16 | (held[4] & 0xFF) << 8 | held[5] & 0xFF;
    Packet packet = new Packet(address, held[6], payload);
    take(Packet.HEAD_BYTES + length);
    return packet;
  }

  private void drop(int bytes) {
    passedOver += bytes;
    take(bytes);
  }

  private void take(int bytes) {
    System.arraycopy(held, bytes, held, 0, count - bytes);
    count -= bytes;
  }
}
