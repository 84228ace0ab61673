package id.loket.device.fingerprint;

import id.loket.device.ScanOutcome.Reason;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * The conversation with a module of the ZFM and R30x family over one open link: command and answer,
 * and the picture that follows in packets (ZFM-20 user manual v1.4, chapter 5; ZFM-70 the same).
 * One thread uses it. After any exception the link is to be closed: an answer may still be under
 * way, and would be taken for that to the next command.
 */
final class ZfmModule {
  private static final int GEN_IMAGE = 0x01;
  private static final int IMAGE_TO_CHARACTER = 0x02;
  private static final int UP_IMAGE = 0x0A;
  private static final int SET_SYSTEM_PARAMETER = 0x0E;
  private static final int READ_SYSTEM_PARAMETERS = 0x0F;
  private static final int VERIFY_PASSWORD = 0x13;
  private static final int AURA_LED = 0x35;
  private static final int LED_ON = 0x50;
  private static final int LED_OFF = 0x51;

  private static final int OK = 0x00;
  private static final int NO_FINGER = 0x02;
  private static final int WRONG_PASSWORD = 0x13;
  private static final int PASSWORD_NEEDED = 0x21;

  private static final int BAUD_RATE = 4;

  /** Confirmation, and eight words of parameters. */
  private static final int PARAMETERS_BYTES = 17;

  /** A picture that the last host has not waited for takes seven seconds at 57,600 baud. */
  private static final Duration OLD_PICTURE = Duration.ofSeconds(8);

  /** Of 40,032 bytes on the cable at 57,600 baud, and half as much again. */
  private static final Duration WHOLE_PICTURE = Duration.ofMillis(10_500);

  /** Between two packets of a picture. */
  private static final Duration BETWEEN_PACKETS = Duration.ofSeconds(1);

  private static final int MOST_PICTURE = 256 * 360 / 2;

  private final ByteLink link;
  private final PacketReader reader;
  private final Duration answerLimit;

  /**
   * What a module says of itself.
   *
   * @param capacity how many fingers it could keep itself; this program keeps none there
   * @param packetBytes payload of a packet of a picture
   */
  record Parameters(int systemId, int capacity, int packetBytes, int baudRate) {}

  ZfmModule(ByteLink link, Duration answerLimit) {
    this.link = link;
    this.reader = new PacketReader(link);
    this.answerLimit = answerLimit;
  }

  /**
   * Says the password and asks for the parameters. Whatever an earlier conversation has left on the
   * cable is passed over: no other answer is as long as the parameters.
   */
  Parameters greet(int password) throws LinkException, ModuleException {
    Deadline deadline = Deadline.in(OLD_PICTURE);
    byte[] word = ByteBuffer.allocate(4).putInt(password).array();
    send(Packet.command(VERIFY_PASSWORD, word), "saying the password");
    ack(deadline, "saying the password");
    send(Packet.command(READ_SYSTEM_PARAMETERS), "asking for its parameters");
    byte[] answer = ack(deadline, "asking for its parameters");
    while (answer.length != PARAMETERS_BYTES) {
      if (answer[0] == WRONG_PASSWORD || answer[0] == PASSWORD_NEEDED) {
        throw new ModuleException(Reason.FAULT, "does not take the password");
      }
      answer = ack(deadline, "asking for its parameters");
    }
    ByteBuffer words = ByteBuffer.wrap(answer, 1, PARAMETERS_BYTES - 1);
    words.getShort();
    int systemId = words.getShort() & 0xFFFF;
    int capacity = words.getShort() & 0xFFFF;
    words.getShort();
    words.getInt();
    int packet = words.getShort() & 0xFFFF;
    int baud = words.getShort() & 0xFFFF;
    if (packet > 3 || baud < 1 || baud > 12) {
      throw new ModuleException(Reason.GARBLED, "says parameters that no manual knows");
    }
    return new Parameters(systemId, capacity, 32 << packet, baud * 9_600);
  }

  /**
   * @return whether a finger lay there and was seen
   * @throws ModuleException LIFTED if there was one and no picture came of it
   */
  boolean seesFinger() throws LinkException, ModuleException {
    int answer = ask(GEN_IMAGE, "looking for a finger");
    if (answer == 0x03) {
      throw new ModuleException(Reason.LIFTED, "the finger went too early");
    }
    if (answer != OK && answer != NO_FINGER) {
      throw refused(answer, "looking for a finger");
    }
    return answer == OK;
  }

  /**
   * Has the module judge the picture that it holds, before its long way over the cable.
   *
   * @throws ModuleException UNREADABLE if it can find no lines in it
   */
  void judge() throws LinkException, ModuleException {
    int answer = ask(IMAGE_TO_CHARACTER, "judging the picture", (byte) 1);
    switch (answer) {
      case OK -> {}
      case 0x06, 0x07, 0x15 ->
          throw new ModuleException(Reason.UNREADABLE, "the picture shows too few lines");
      default -> throw refused(answer, "judging the picture");
    }
  }

  /**
   * The picture that the module holds: two dots a byte, the left one in the high bits.
   *
   * @param progress told how many bytes are there
   */
  byte[] picture(IntConsumer progress) throws LinkException, ModuleException {
    int answer = ask(UP_IMAGE, "asking for the picture");
    if (answer != OK) {
      throw refused(answer, "asking for the picture");
    }
    String doing = "reading the picture";
    Deadline deadline = Deadline.in(WHOLE_PICTURE);
    long before = reader.passedOver();
    ByteBuffer picture = ByteBuffer.allocate(MOST_PICTURE);
    while (true) {
      Packet packet = reader.next(deadline, BETWEEN_PACKETS, doing);
      boolean data = packet.kind() == Packet.DATA || packet.kind() == Packet.LAST;
      if (!data || reader.passedOver() != before || packet.payload().length > picture.remaining()) {
        throw new ModuleException(Reason.GARBLED, "the picture came with faults");
      }
      picture.put(packet.payload());
      progress.accept(picture.position());
      if (packet.kind() == Packet.LAST) {
        byte[] whole = new byte[picture.position()];
        picture.flip().get(whole);
        return whole;
      }
      if (deadline.isOver()) {
        throw LinkException.silent(link.address(), deadline.limit(), doing);
      }
    }
  }

  /** The module speaks at that rate after its answer; the link has to be opened anew. */
  void speakAt(int baudRate) throws LinkException, ModuleException {
    int answer =
        ask(
            SET_SYSTEM_PARAMETER,
            "raising the baud rate",
            (byte) BAUD_RATE,
            (byte) (baudRate / 9_600));
    if (answer != OK) {
      throw refused(answer, "raising the baud rate");
    }
  }

  /** Shows the visitor that a finger is wanted. A module without such a light says no. */
  void light(Light light, boolean on) throws LinkException {
    switch (light) {
      case NONE -> {}
      case LED -> ask(on ? LED_ON : LED_OFF, "switching its light");
      case RING ->
          // Breathing or off; speed; blue; for ever (R503 manual, AuraLedConfig).
          ask(
              AURA_LED,
              "switching its light",
              (byte) (on ? 1 : 4),
              (byte) 0x60,
              (byte) 2,
              (byte) 0);
    }
  }

  private int ask(int code, String doing, byte... arguments) throws LinkException {
    send(Packet.command(code, arguments), doing);
    return ack(Deadline.in(answerLimit), doing)[0] & 0xFF;
  }

  private void send(Packet packet, String doing) throws LinkException {
    link.write(packet.toBytes(), Deadline.in(answerLimit), doing);
  }

  /** The next answer; packets of a picture before it belong to a conversation that was given up. */
  private byte[] ack(Deadline deadline, String doing) throws LinkException {
    while (true) {
      Packet packet = reader.next(deadline, answerLimit, doing);
      if (packet.kind() == Packet.ACK) {
        return packet.payload();
      }
      if (deadline.isOver()) {
        throw LinkException.garbled(link.address(), doing);
      }
    }
  }

  private static ModuleException refused(int code, String doing) {
    String why =
        switch (code) {
          case 0x01 -> "it did not understand the packet";
          case 0x0F -> "it can't send the picture";
          case 0x1A -> "it has no such register";
          case 0x20 -> "it has another address";
          case PASSWORD_NEEDED -> "it wants a password first";
          default -> String.format("confirmation %02X", code);
        };
    return new ModuleException(Reason.FAULT, "refuses while " + doing + ": " + why);
  }
}
