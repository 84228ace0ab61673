package id.loket.device.camera;

import id.loket.device.CameraState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.HttpAddress;
import id.loket.device.link.LinkException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures of a camera as they come over HTTP: one answer without end, of the type
 * multipart/x-mixed-replace, each part a JPEG. One thread reads; any may close.
 *
 * <p>Whatever the camera sends, a picture takes no more memory than {@value #MOST_BYTES} bytes and
 * no more time than the limits; what fails has a state of its own. After a failure the stream is of
 * no more use. The request is HTTP/1.0, so that no camera answers in chunks. Known limits: Basic
 * login only, no TLS, no single JPEG.
 */
final class MjpegStream implements AutoCloseable {
  /** A 12-megapixel JPEG of a good camera has about so much. */
  static final int MOST_BYTES = 4 << 20;

  private static final int MOST_HEAD_BYTES = 8 << 10;

  /** How far a boundary is looked for between two pictures. */
  private static final int MOST_BETWEEN = 64 << 10;

  /** Some cameras fill up their buffers behind the end of a picture. */
  private static final int MOST_PADDING = 512;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})\\b.*");
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/x-mixed-replace\\s*;.*?boundary=\"?-{0,2}([^\";\\s]{1,70})\"?.*");

  /**
   * A whole picture.
   *
   * @param firstByteNanos when its first byte was here, by {@link System#nanoTime}
   * @param cameraSeconds when the camera says it was taken, by its own clock
   */
  record Picture(byte[] jpeg, long firstByteNanos, OptionalDouble cameraSeconds) {}

  private final HttpAddress address;
  private final ByteLink link;
  private final Limits limits;
  private byte[] delimiter;

  /** The last thing that was read is a boundary. */
  private boolean atBoundary;

  private MjpegStream(HttpAddress address, ByteLink link, Limits limits) {
    this.address = address;
    this.link = link;
    this.limits = limits;
  }

  static MjpegStream open(HttpAddress address, Optional<Login> login, Limits limits) {
    MjpegStream stream = new MjpegStream(address, connected(address, limits), limits);
    try {
      stream.ask(login);
      return stream;
    } catch (CameraException e) {
      stream.close();
      throw e;
    }
  }

  private static ByteLink connected(HttpAddress address, Limits limits) {
    try {
      return address.link().open(limits.connect());
    } catch (LinkException e) {
      throw failure(address, stateOf(e, CameraState.SILENT), e);
    }
  }

  private void ask(Optional<Login> login) {
    Deadline deadline = Deadline.in(limits.answer());
    String request =
        "GET "
            + address.target()
            + " HTTP/1.0\r\nHost: "
            + address.authority()
            + "\r\nAccept: multipart/x-mixed-replace\r\nUser-Agent: Loket\r\n"
            + login.map(one -> "Authorization: " + one.basic() + "\r\n").orElse("")
            + "\r\n";
    try {
      link.write(request.getBytes(StandardCharsets.US_ASCII), deadline, "asking for pictures");
      Head head = head(deadline, "waiting for its answer");
      checkStatus(head.first());
      delimiter = delimiter(head.value("content-type").orElse("nothing"));
    } catch (LinkException e) {
      throw failure(address, stateOf(e, CameraState.SILENT), e);
    }
  }

  private void checkStatus(String line) {
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw noPicture("answers no HTTP");
    }
    String code = status.group(1);
    if (code.equals("401") || code.equals("403")) {
      throw failure(CameraState.NOT_ALLOWED, "wants another user and password (" + code + ")");
    }
    if (!code.equals("200")) {
      throw noPicture("answers " + code + " and no pictures");
    }
  }

  private byte[] delimiter(String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw noPicture("sends " + shortened(contentType) + ", not multipart/x-mixed-replace");
    }
    return ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The next whole picture. */
  Picture next() {
    try {
      findBoundary();
      return picture();
    } catch (LinkException e) {
      throw failure(address, stateOf(e, CameraState.STALLED), e);
    }
  }

  private void findBoundary() throws LinkException {
    Deadline deadline = Deadline.in(limits.age());
    byte[] between = new byte[MOST_BETWEEN];
    int length = 0;
    while (!atBoundary) {
      if (length == MOST_BETWEEN || deadline.isOver() && length > delimiter.length) {
        throw noPicture("its boundary never comes");
      }
      between[length++] = (byte) link.read(deadline, "waiting for a picture");
      atBoundary = endsWithDelimiter(between, length);
    }
  }

  private Picture picture() throws LinkException {
    atBoundary = false;
    Deadline waiting = Deadline.in(limits.age());
    if (line(waiting, "waiting for a picture").startsWith("--")) {
      throw failure(CameraState.CUT_OFF, "says that no more pictures come");
    }
    Head head = head(waiting, "waiting for a picture");
    long firstByteNanos = System.nanoTime();
    Deadline deadline = Deadline.in(limits.age());
    String type = head.value("content-type").orElse("image/jpeg");
    if (!type.startsWith("image/jpeg") && !type.startsWith("image/jpg")) {
      throw noPicture("sends " + shortened(type) + ", not image/jpeg");
    }
    Optional<String> announced = head.value("content-length");
    byte[] jpeg =
        announced.isPresent() ? counted(length(announced.get()), deadline) : delimited(deadline);
    return new Picture(jpeg, firstByteNanos, seconds(head.value("x-timestamp").orElse("")));
  }

  private int length(String announced) {
    if (!announced.matches("[0-9]{1,18}")) {
      throw failure(CameraState.WRONG_LENGTH, "announces a picture of no length");
    }
    long length = Long.parseLong(announced);
    if (length > MOST_BYTES) {
      throw failure(CameraState.TOO_LARGE, "announces a picture of " + length + " bytes");
    }
    return (int) length;
  }

  private byte[] counted(int length, Deadline deadline) throws LinkException {
    byte[] jpeg = new byte[length];
    for (int i = 0; i < length; i++) {
      jpeg[i] = next(deadline);
    }
    if (!isWhole(jpeg, length)) {
      throw notWhole(jpeg);
    }
    return jpeg;
  }

  /** A camera that announces no length: the next boundary ends the picture. */
  private byte[] delimited(Deadline deadline) throws LinkException {
    Bytes bytes = new Bytes();
    while (!atBoundary) {
      if (bytes.size() == MOST_BYTES) {
        throw failure(CameraState.TOO_LARGE, "sends a picture without end");
      }
      bytes.write(next(deadline));
      atBoundary = endsWithDelimiter(bytes.array(), bytes.size());
    }
    byte[] jpeg = Arrays.copyOf(bytes.array(), bytes.size() - delimiter.length);
    if (!isWhole(jpeg, jpeg.length)) {
      throw startsAsJpeg(jpeg) ? halfPicture() : noPicture("sends no JPEG");
    }
    return jpeg;
  }

  /** One byte of a picture, which has to be whole before it is too old. */
  private byte next(Deadline deadline) throws LinkException {
    if (deadline.isOver()) {
      throw LinkException.silent(link.address(), deadline.limit(), "reading a picture");
    }
    return (byte) link.read(deadline, "reading a picture");
  }

  /** Looks at what follows, because only that tells a half picture from a wrong length. */
  private CameraException notWhole(byte[] jpeg) {
    if (contains(jpeg, delimiter)) {
      return failure(CameraState.WRONG_LENGTH, "announces more bytes than a picture has");
    }
    if (jpeg.length > 1 && !startsAsJpeg(jpeg)) {
      return noPicture("sends no JPEG");
    }
    try {
      Deadline deadline = Deadline.in(limits.age());
      byte[] after = new byte[delimiter.length + 2];
      for (int i = 0; i < after.length; i++) {
        after[i] = next(deadline);
        if (endsWithDelimiter(after, i + 1)) {
          return halfPicture();
        }
      }
      return failure(CameraState.WRONG_LENGTH, "announces fewer bytes than a picture has");
    } catch (LinkException e) {
      return e.kind() == LinkException.Kind.CUT_OFF
          ? failure(address, CameraState.CUT_OFF, e)
          : halfPicture();
    }
  }

  // ---- bytes -----------------------------------------------------------------------------------

  private static boolean startsAsJpeg(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
  }

  /** Whether it begins and ends as a JPEG does: ITU-T T.81, B.1.1.3, SOI and EOI. */
  private static boolean isWhole(byte[] bytes, int length) {
    int end = length;
    while (end > 0 && length - end < MOST_PADDING && isPadding(bytes[end - 1])) {
      end--;
    }
    return startsAsJpeg(bytes)
        && end > 4
        && (bytes[end - 2] & 0xFF) == 0xFF
        && (bytes[end - 1] & 0xFF) == 0xD9;
  }

  private static boolean isPadding(byte one) {
    return one == 0 || one == '\r' || one == '\n';
  }

  private boolean endsWithDelimiter(byte[] bytes, int length) {
    int from = length - delimiter.length;
    return from >= 0
        && bytes[length - 1] == delimiter[delimiter.length - 1]
        && Arrays.equals(bytes, from, length, delimiter, 0, delimiter.length);
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int from = 0; from <= bytes.length - wanted.length; from++) {
      if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  /** Shows its array, so that no byte is copied to look for the boundary. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(64 << 10);
    }

    byte[] array() {
      return buf;
    }
  }

  // ---- heads -----------------------------------------------------------------------------------

  /** Lines up to an empty one; the first may be a status line. */
  private record Head(String first, String text) {
    Optional<String> value(String name) {
      return text.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private Head head(Deadline deadline, String doing) throws LinkException {
    StringBuilder text = new StringBuilder();
    String first = line(deadline, doing);
    String line = first;
    while (!line.isEmpty()) {
      if (text.length() + line.length() > MOST_HEAD_BYTES) {
        throw noPicture("sends a head without end");
      }
      text.append(line).append('\n');
      line = line(deadline, doing);
    }
    return new Head(first, text.toString());
  }

  /** Without its end, which may be CR LF or LF alone. */
  private String line(Deadline deadline, String doing) throws LinkException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (line.length() > MOST_HEAD_BYTES) {
        throw noPicture("sends a head without end");
      }
      if (deadline.isOver()) {
        throw LinkException.silent(link.address(), deadline.limit(), doing);
      }
      int next = link.read(deadline, doing);
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
  }

  private static OptionalDouble seconds(String stamp) {
    return stamp.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")
        ? OptionalDouble.of(Double.parseDouble(stamp))
        : OptionalDouble.empty();
  }

  // ---- failures --------------------------------------------------------------------------------

  private static CameraState stateOf(LinkException e, CameraState silent) {
    return e.kind() == LinkException.Kind.SILENT ? silent : e.state(CameraState.class);
  }

  /** In the camera's address rather than in its link's. */
  private static CameraException failure(HttpAddress address, CameraState state, LinkException e) {
    String message = e.getMessage().replaceFirst("^tcp://[^ ]+: ", "");
    return new CameraException(state, address + ": " + message, e);
  }

  private CameraException failure(CameraState state, String what) {
    return new CameraException(state, address + ": " + what);
  }

  private CameraException noPicture(String what) {
    return failure(CameraState.NO_PICTURE, what);
  }

  private CameraException halfPicture() {
    return failure(CameraState.HALF_PICTURE, "a picture breaks off");
  }

  private static String shortened(String said) {
    return said.length() > 60 ? said.substring(0, 60) + "..." : said;
  }

  @Override
  public void close() {
    link.abort();
  }
}
