package id.loket.sim.fingerprint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the module does with each command (ZFM-20 user manual v1.4, chapter 5; ZFM-70 and R503 for
 * lights, soft reset and echo). Of the module's thread only, but for the sensor.
 */
final class Commands {
  static final int OK = 0x00;
  private static final int PACKET_ERROR = 0x01;
  private static final int NO_FINGER = 0x02;
  private static final int NO_PICTURE = 0x03;
  private static final int MESSY = 0x06;
  private static final int NO_MATCH = 0x08;
  private static final int NOT_FOUND = 0x09;
  private static final int NOT_COMBINED = 0x0A;
  private static final int BAD_PAGE = 0x0B;
  private static final int EMPTY_PAGE = 0x0C;
  private static final int WRONG_PASSWORD = 0x13;
  private static final int NO_IMAGE = 0x15;
  private static final int BAD_REGISTER = 0x1A;
  private static final int NOT_VERIFIED = 0x21;
  private static final int SCORE = 150;

  /** What comes of a command. */
  record Answer(byte[] ack, Optional<byte[]> data, Wish wish) {
    static Answer of(int confirmation, int... more) {
      byte[] ack = new byte[1 + more.length];
      ack[0] = (byte) confirmation;
      for (int i = 0; i < more.length; i++) {
        ack[1 + i] = (byte) more[i];
      }
      return new Answer(ack, Optional.empty(), Wish.NOTHING);
    }

    Answer followedBy(byte[] data) {
      return new Answer(ack, Optional.of(data), wish);
    }

    Answer then(Wish next) {
      return new Answer(ack, data, next);
    }
  }

  /** What else the module does after its answer. */
  enum Wish {
    NOTHING,
    TAKE_CHARACTER,
    TAKE_PICTURE,
    RESET
  }

  private final Sensor sensor;
  private final Library library = new Library();
  private final SecureRandom random = new SecureRandom();
  private final byte[] notepad = new byte[512];
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private byte[] picture = {};
  private int seen;
  private int intoBuffer;
  private int password;
  private boolean verified;
  private int security = 3;
  private int packetCode = 2;

  /** As multiples of 9,600. */
  private int rate = 6;

  Commands(Sensor sensor) {
    this.sensor = sensor;
  }

  /** As it is when it was switched on: nothing seen, no password said. */
  void switchedOn() {
    picture = new byte[0];
    seen = 0;
    verified = false;
    library.clearBuffers();
  }

  int packetBytes() {
    return 32 << packetCode;
  }

  int rate() {
    return rate * 9_600;
  }

  int packetCode() {
    return packetCode;
  }

  /**
   * @param command code and arguments
   */
  Answer answer(byte[] command) {
    int code = command[0] & 0xFF;
    byte[] arguments = Arrays.copyOfRange(command, 1, command.length);
    if (code == 0x13) {
      return verify(arguments);
    }
    if (password != 0 && !verified) {
      return Answer.of(NOT_VERIFIED);
    }
    return switch (code) {
      case 0x01, 0x52 -> generateImage();
      case 0x02 -> character(arguments);
      case 0x03 -> match();
      case 0x04, 0x1B -> search(arguments);
      case 0x05 -> Answer.of(library.buffersMatch() ? OK : NOT_COMBINED);
      case 0x06 -> store(arguments);
      case 0x07 -> load(arguments);
      case 0x08 -> upload(arguments);
      case 0x09 -> download(arguments, Wish.TAKE_CHARACTER);
      case 0x0A -> picture.length == 0 ? Answer.of(NO_IMAGE) : Answer.of(OK).followedBy(picture);
      case 0x0B -> download(arguments, Wish.TAKE_PICTURE);
      case 0x0C -> delete(arguments);
      case 0x0D -> empty();
      case 0x0E -> set(arguments);
      case 0x0F -> parameters();
      case 0x12 -> setPassword(arguments);
      case 0x14 -> randomCode();
      case 0x18 -> writeNotepad(arguments);
      case 0x19 -> readNotepad(arguments);
      case 0x1D -> Answer.of(OK, library.size() >> 8, library.size());
      case 0x1F -> index(arguments);
      case 0x35 -> light(arguments.length == 4 && arguments[0] != 4);
      case 0x3C -> new Answer(productInfo(), Optional.empty(), Wish.NOTHING);
      case 0x3D -> Answer.of(OK).then(Wish.RESET);
      case 0x50 -> light(true);
      case 0x51 -> light(false);
      case 0x53 -> Answer.of(0x55);
      default -> Answer.of(PACKET_ERROR);
    };
  }

  private Answer verify(byte[] arguments) {
    if (arguments.length != 4) {
      return Answer.of(PACKET_ERROR);
    }
    verified = ByteBuffer.wrap(arguments).getInt() == password;
    return Answer.of(verified ? OK : WRONG_PASSWORD);
  }

  private Answer generateImage() {
    Optional<Sensor.Seen> now = sensor.look();
    if (now.isEmpty()) {
      return Answer.of(NO_FINGER);
    }
    if (sensor.look(() -> sensor.faults.liftedEarly)) {
      return Answer.of(NO_PICTURE);
    }
    picture = now.get().halves();
    seen = now.get().finger();
    return Answer.of(OK);
  }

  private Answer character(byte[] arguments) {
    if (arguments.length != 1) {
      return Answer.of(PACKET_ERROR);
    }
    if (seen == 0) {
      return Answer.of(NO_IMAGE);
    }
    if (sensor.look(() -> sensor.faults.messy)) {
      return Answer.of(MESSY);
    }
    library.put(arguments[0], seen);
    return Answer.of(OK);
  }

  private Answer match() {
    return library.buffersMatch() ? Answer.of(OK, 0, SCORE) : Answer.of(NO_MATCH, 0, 0);
  }

  private Answer search(byte[] arguments) {
    if (arguments.length != 5) {
      return Answer.of(PACKET_ERROR);
    }
    return library
        .search(library.buffer(arguments[0]), word(arguments, 1), word(arguments, 3))
        .map(page -> Answer.of(OK, page >> 8, page, 0, SCORE))
        .orElse(Answer.of(NOT_FOUND, 0, 0, 0, 0));
  }

  private Answer store(byte[] arguments) {
    if (arguments.length != 3) {
      return Answer.of(PACKET_ERROR);
    }
    int page = word(arguments, 1);
    if (page >= Library.CAPACITY) {
      return Answer.of(BAD_PAGE);
    }
    library.store(page, library.buffer(arguments[0]));
    return Answer.of(OK);
  }

  private Answer load(byte[] arguments) {
    if (arguments.length != 3) {
      return Answer.of(PACKET_ERROR);
    }
    int page = word(arguments, 1);
    if (page >= Library.CAPACITY) {
      return Answer.of(BAD_PAGE);
    }
    Optional<Integer> finger = library.page(page);
    finger.ifPresent(one -> library.put(arguments[0], one));
    return Answer.of(finger.isPresent() ? OK : EMPTY_PAGE);
  }

  private Answer upload(byte[] arguments) {
    return arguments.length == 1
        ? Answer.of(OK).followedBy(Library.character(library.buffer(arguments[0])))
        : Answer.of(PACKET_ERROR);
  }

  private Answer download(byte[] arguments, Wish wish) {
    taken.reset();
    intoBuffer = arguments.length == 1 ? arguments[0] : 1;
    return Answer.of(OK).then(wish);
  }

  /**
   * A packet of what a host sends down.
   *
   * @return whether it was the last one
   */
  boolean take(byte[] payload, boolean last, Wish what) {
    taken.writeBytes(payload);
    if (last && what == Wish.TAKE_CHARACTER) {
      library.put(intoBuffer, Library.fingerOf(taken.toByteArray()));
    } else if (last) {
      picture = taken.toByteArray();
      seen = 0;
    }
    return last || taken.size() > SyntheticFinger.WIDTH * SyntheticFinger.HEIGHT;
  }

  private Answer delete(byte[] arguments) {
    if (arguments.length != 4) {
      return Answer.of(PACKET_ERROR);
    }
    library.delete(word(arguments, 0), word(arguments, 2));
    return Answer.of(OK);
  }

  private Answer empty() {
    library.delete(0, Library.CAPACITY);
    return Answer.of(OK);
  }

  private Answer set(byte[] arguments) {
    if (arguments.length != 2) {
      return Answer.of(PACKET_ERROR);
    }
    int value = arguments[1];
    boolean known =
        switch (arguments[0]) {
          case 4 -> value >= 1 && value <= 12;
          case 5 -> value >= 1 && value <= 5;
          case 6 -> value >= 0 && value <= 3;
          default -> false;
        };
    if (!known) {
      return Answer.of(BAD_REGISTER);
    }
    switch (arguments[0]) {
      case 4 -> rate = value;
      case 5 -> security = value;
      default -> packetCode = value;
    }
    return Answer.of(OK);
  }

  private Answer parameters() {
    byte[] words =
        ByteBuffer.allocate(16)
            .putShort((short) (verified ? 4 : 0))
            .putShort((short) 9)
            .putShort((short) Library.CAPACITY)
            .putShort((short) security)
            .putInt(0xFFFFFFFF)
            .putShort((short) packetCode)
            .putShort((short) rate)
            .array();
    return new Answer(withOk(words), Optional.empty(), Wish.NOTHING);
  }

  private Answer setPassword(byte[] arguments) {
    if (arguments.length != 4) {
      return Answer.of(PACKET_ERROR);
    }
    password = ByteBuffer.wrap(arguments).getInt();
    verified = true;
    return Answer.of(OK);
  }

  private Answer randomCode() {
    byte[] four = new byte[4];
    random.nextBytes(four);
    return new Answer(withOk(four), Optional.empty(), Wish.NOTHING);
  }

  private Answer writeNotepad(byte[] arguments) {
    if (arguments.length != 33 || arguments[0] < 0 || arguments[0] > 15) {
      return Answer.of(PACKET_ERROR);
    }
    System.arraycopy(arguments, 1, notepad, arguments[0] * 32, 32);
    return Answer.of(OK);
  }

  private Answer readNotepad(byte[] arguments) {
    if (arguments.length != 1 || arguments[0] < 0 || arguments[0] > 15) {
      return Answer.of(PACKET_ERROR);
    }
    byte[] page = Arrays.copyOfRange(notepad, arguments[0] * 32, arguments[0] * 32 + 32);
    return new Answer(withOk(page), Optional.empty(), Wish.NOTHING);
  }

  private Answer index(byte[] arguments) {
    return arguments.length == 1
        ? new Answer(withOk(library.index(arguments[0])), Optional.empty(), Wish.NOTHING)
        : Answer.of(PACKET_ERROR);
  }

  private Answer light(boolean on) {
    sensor.light(on);
    return Answer.of(OK);
  }

  private static byte[] productInfo() {
    byte[] info = new byte[46];
    byte[] name = "LOKET-VIRTUAL".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, info, 0, name.length);
    return withOk(info);
  }

  private static byte[] withOk(byte[] more) {
    byte[] ack = new byte[1 + more.length];
    System.arraycopy(more, 0, ack, 1, more.length);
    return ack;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
