package id.loket.device.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.CameraState;
import id.loket.device.link.CameraAddress;
import id.loket.device.link.HttpAddress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cameras of several makers put on the wire, byte by byte, and what none should. */
class MjpegStreamTest {
  private static final byte[] JPEG = jpeg();
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private final BlockingQueue<String> requests = new ArrayBlockingQueue<>(10);
  private ServerSocket socket;

  @BeforeEach
  void listen() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/x-mixed-replace;boundary=abc",
        "multipart/x-mixed-replace; boundary=\"abc\"",
        "multipart/x-mixed-replace; boundary=--abc",
        "multipart/x-mixed-replace; charset=x; boundary=abc"
      })
  void aBoundaryIsUnderstoodHoweverItIsAnnounced(String type) throws Exception {
    answer("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n", counted(""), counted(""));

    try (MjpegStream stream = open()) {
      assertArrayEquals(JPEG, stream.next().jpeg());
      assertArrayEquals(JPEG, stream.next().jpeg());
    }
  }

  @Test
  void bareLineEndsWordsBeforeTheFirstBoundaryAndPaddingAreTaken() throws Exception {
    answer(
        "HTTP/1.0 200 OK\nContent-type: multipart/x-mixed-replace;boundary=abc\n\nhello\n",
        bytes("--abc\nContent-length: " + (JPEG.length + 4) + "\n\n"),
        JPEG,
        new byte[] {0, 0, 0, 0},
        bytes("\n--abc\n\n"),
        JPEG,
        bytes("\n--abc\n"));

    try (MjpegStream stream = open()) {
      assertEquals(JPEG.length + 4, stream.next().jpeg().length);
      assertEquals(JPEG.length + 1, stream.next().jpeg().length, "the line end belongs to neither");
    }
  }

  @Test
  void theCamerasOwnTimeIsRead() throws Exception {
    answer(head(), counted("X-Timestamp: 1234.500000\r\n"), counted("X-Timestamp: soon\r\n"));

    try (MjpegStream stream = open()) {
      assertEquals(1234.5, stream.next().cameraSeconds().orElseThrow());
      assertTrue(stream.next().cameraSeconds().isEmpty());
    }
  }

  @Test
  void theRequestNamesTheHostAndTheLogin() throws Exception {
    answer(head(), counted(""));

    MjpegStream.open(address("/a?b=c"), Optional.of(new Login("u", "p:q")), LIMITS).close();

    String request = requests.take();
    assertTrue(request.startsWith("GET /a?b=c HTTP/1.0\r\n"), request);
    assertTrue(request.contains("\r\nHost: 127.0.0.1:" + socket.getLocalPort() + "\r\n"), request);
    assertTrue(request.contains("\r\nAuthorization: Basic dTpwOnE=\r\n"), request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=abc\r\n\r\n"
            + "--abc\r\nContent-Type: text/plain\r\n\r\nno\r\n"
      })
  void whatIsNoCameraIsNamed(String said) throws Exception {
    answer(said);

    assertEquals(CameraState.NO_PICTURE, failure().state());
  }

  @Test
  void aCameraThatEndsTheStreamInGoodOrderIsCutOffAsWell() throws Exception {
    answer(head(), bytes("--abc--\r\n"));

    CameraException failure = failure();
    assertEquals(CameraState.CUT_OFF, failure.state());
    assertTrue(failure.getMessage().endsWith("says that no more pictures come"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "many", "", "99999999999999999999999"})
  void aLengthThatIsNoneIsNamed(String length) throws Exception {
    answer(head(), bytes("--abc\r\nContent-Length: " + length + "\r\n\r\n"), JPEG);

    assertEquals(CameraState.WRONG_LENGTH, failure().state());
  }

  @Test
  void aPictureThatAnnouncesMoreThanThereIsMemoryForIsNotBegun() throws Exception {
    answer(head(), bytes("--abc\r\nContent-Length: 2000000000\r\n\r\n"));

    assertEquals(CameraState.TOO_LARGE, failure().state());
  }

  @Test
  void aHeadWithoutEndIsGivenUp() throws Exception {
    answer(head(), bytes("--abc\r\nX: "), bytes("x".repeat(20_000)));

    assertEquals(CameraState.NO_PICTURE, failure().state());
  }

  /** What the seed gave is in the message. */
  @Test
  void garbageIsAlwaysAStateAndNeverAPicture() throws Exception {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      byte[] garbage = new byte[random.nextInt(3_000)];
      random.nextBytes(garbage);
      answer(
          random.nextBoolean() ? head() : "",
          random.nextBoolean() ? bytes("--abc\r\n") : JPEG,
          garbage);
      String which = "seed " + seed;
      CameraException failure = assertThrows(CameraException.class, this::firstPicture, which);
      assertTrue(failure.getMessage().startsWith("http://127.0.0.1:"), which);
    }
  }

  /** A camera whose own clock says that what comes now was seen long ago. */
  @Test
  void picturesThatComeLateByTheCamerasClockAreAStall() throws Exception {
    answer(head(), counted("X-Timestamp: 1000.0\r\n"), counted("X-Timestamp: 990.0\r\n"));
    MjpegWebcamDevice device = new MjpegWebcamDevice(address("/"), Optional.empty(), LIMITS);
    device.open();

    CameraException failure =
        assertThrows(
            CameraException.class,
            () -> {
              while (true) {
                device.getImage();
              }
            });

    device.close();
    assertEquals(CameraState.STALLED, failure.state());
    assertTrue(failure.getMessage().contains("its pictures come 10"), failure.getMessage());
  }

  private CameraException failure() {
    return assertThrows(CameraException.class, this::firstPicture);
  }

  private void firstPicture() {
    try (MjpegStream stream = open()) {
      stream.next();
    }
  }

  private MjpegStream open() {
    return MjpegStream.open(address("/"), Optional.empty(), LIMITS);
  }

  private HttpAddress address(String target) {
    return (HttpAddress) CameraAddress.parse("http://127.0.0.1:" + socket.getLocalPort() + target);
  }

  /** Takes one host, reads its request, says all this, and waits for the host to go. */
  private void answer(String head, byte[]... rest) {
    Thread camera =
        new Thread(
            () -> {
              try (Socket host = socket.accept()) {
                StringBuilder request = new StringBuilder();
                while (!request.toString().endsWith("\r\n\r\n")) {
                  request.append((char) host.getInputStream().read());
                }
                requests.offer(request.toString());
                host.getOutputStream().write(bytes(head));
                for (byte[] more : rest) {
                  host.getOutputStream().write(more);
                }
                host.shutdownOutput();
                host.getInputStream().read();
              } catch (IOException e) {
                // The host has gone, which ends the conversation.
              }
            });
    camera.setDaemon(true);
    camera.start();
  }

  private static String head() {
    return "HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=abc\r\n\r\n";
  }

  private static byte[] counted(String more) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(
        bytes(
            "--abc\r\nContent-Type: image/jpeg\r\n"
                + more
                + "Content-Length: "
                + JPEG.length
                + "\r\n\r\n"));
    part.writeBytes(JPEG);
    part.writeBytes(bytes("\r\n"));
    return part.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] jpeg() {
    return Jpeg.write(new BufferedImage(32, 24, BufferedImage.TYPE_3BYTE_BGR), 0.9f);
  }
}
