package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.desk.HeldDesk;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.rules.Office;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final id.loket.server.web.Screen BOARD =
      new id.loket.server.web.Screen("b1", ScreenKind.BOARD, "Papan", List.of(), "");

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;
  private final AtomicInteger value = new AtomicInteger();
  private final AtomicBoolean allowed = new AtomicBoolean(true);
  private static final News CHANGED = News.of("test");

  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicBoolean brokenNow = new AtomicBoolean();
  private volatile String filling = "";
  private OfficeDesk desk;
  private Pictures pictures;
  private Javalin web;

  @BeforeEach
  void start() throws Exception {
    Database database = new Database(folder.resolve("office.db"));
    database.migrate();
    desk = OfficeUnderTest.desk(database, WallClock.clock());
    pictures = new Pictures(desk, WallClock.clock());
    web =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.asyncTimeout = 0;
              config.routes.get("/usual", context -> stream(context, () -> {}));
              config.routes.get("/usual<number>", context -> stream(context, () -> {}));
              config.routes.get("/enrolled", this::enrolled);
              config.routes.exception(
                  Problem.class, (problem, context) -> context.status(problem.status()));
              config.routes.get("/broken", this::broken);
              config.routes.get("/doubtful", this::doubtful);
              config.routes.get("/watched", context -> stream(context, gone::countDown));
            });
    web.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    pictures.close();
    web.stop();
    desk.close();
  }

  @Test
  void aScreenGetsTheWholePictureWhenItConnects() throws Exception {
    value.set(7);

    try (Screen screen = new Screen("/usual")) {
      assertEquals(7, screen.nextPicture());
    }
  }

  @Test
  void aChangeComesAtOnceAndFurtherOnesWithinATenthOfASecondAreMerged() throws Exception {
    try (Screen screen = new Screen("/usual")) {
      screen.nextPicture();

      long began = System.nanoTime();
      for (int i = 1; i <= 1_000; i++) {
        value.set(i);
        pictures.redraw(CHANGED);
      }
      int received = 0;
      int newest = 0;
      while (newest < 1_000) {
        newest = screen.nextPicture();
        received++;
      }

      // However long it took; of the first two, one may have been on its way before.
      long tenths = (System.nanoTime() - began) / 100_000_000;
      assertTrue(received <= tenths + 3, received + " pictures in " + tenths + " tenths");
    }
  }

  @Test
  void anUnchangedPictureIsNotSentAgainAndTheBeatShowsThatTheLineIsAlive() throws Exception {
    try (Screen screen = new Screen("/usual")) {
      assertEquals("picture", screen.nextEvent());
      pictures.redraw(CHANGED);

      assertEquals("beat", screen.nextEvent());
      assertEquals("beat", screen.nextEvent());
    }
  }

  @Test
  void aScreenThatNeverReadsIsLetGoAfterSecondsAndHoldsUpNobody() throws Exception {
    filling = "x".repeat(MEGABYTE);
    long began = System.nanoTime();
    try (Screen stuck = new Screen("/watched");
        Screen lively = new Screen("/usual")) {
      lively.nextPicture();

      int pictureOfLively = 0;
      while (gone.getCount() > 0) {
        pictureOfLively++;
        value.set(pictureOfLively);
        pictures.redraw(CHANGED);
        assertEquals(pictureOfLively, lively.nextPicture());
      }

      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      assertTrue(seconds >= 4, "let go after " + seconds + " s");
      assertEquals(1, pictures.listeners());
      stuck.awaitEnd();
    }
  }

  @Test
  void aScreenThatMayNoLongerLookIsLetGoAtTheNextBeat() throws Exception {
    try (Screen screen = new Screen("/watched")) {
      screen.nextPicture();

      allowed.set(false);

      screen.awaitEnd();
      assertTrue(gone.await(1, TimeUnit.MINUTES));
      assertEquals(0, pictures.listeners());
    }
  }

  @Test
  void aDeskThatIsSlowForSomeSecondsKeepsNoScreenFromItsBeat() throws Exception {
    try (Screen screen = new Screen("/usual")) {
      screen.nextPicture();
      CountDownLatch gate = HeldDesk.hold(desk);

      // The first may have been on its way before.
      assertEquals("beat", screen.nextEvent());
      assertEquals("beat", screen.nextEvent());
      gate.countDown();
    }
  }

  @Test
  void aPictureThatGrewOldGetsNoMoreBeatsUntilItIsDrawnAgain() throws Exception {
    pictures.close();
    pictures = new Pictures(desk, WallClock.clock(), Duration.ofSeconds(3), 100);
    try (Screen screen = new Screen("/usual")) {
      screen.nextPicture();
      CountDownLatch gate = HeldDesk.hold(desk);

      screen.socket.setSoTimeout(5_000);
      assertThrows(SocketTimeoutException.class, screen::awaitEnd);
      screen.socket.setSoTimeout(60_000);
      gate.countDown();
      value.set(8);

      assertEquals(8, screen.nextPicture());
    }
  }

  @Test
  void aTopicThatCannotBeDrawnKeepsNoOtherFromItsPicture() throws Exception {
    try (Screen broken = new Screen("/broken");
        Screen usual = new Screen("/usual")) {
      broken.nextPicture();
      usual.nextPicture();

      brokenNow.set(true);
      value.set(9);

      assertEquals(9, usual.nextPicture());
      brokenNow.set(false);
      assertEquals(9, broken.nextPicture());
    }
  }

  @Test
  void aScreenOfWhichNobodyKnowsWhetherItMayStayIsLetGoAndTheOthersGetTheirBeats()
      throws Exception {
    List<Screen> others = new ArrayList<>();
    try (Screen doubtful = new Screen("/doubtful")) {
      doubtful.nextPicture();
      for (int i = 0; i < 20; i++) {
        Screen other = new Screen("/usual" + i);
        others.add(other);
        other.nextPicture();
      }

      brokenNow.set(true);

      doubtful.awaitEnd();
      for (Screen other : others) {
        assertEquals("beat", other.nextEvent());
      }
    } finally {
      for (Screen other : others) {
        other.close();
      }
    }
  }

  @Test
  void phonesThatNobodyKnowsTakeNoRoomFromEnrolledScreensAndTheirOwnIsFreeAgain() throws Exception {
    pictures.close();
    pictures = new Pictures(desk, WallClock.clock(), Duration.ofSeconds(10), 2);
    try (Screen phone = new Screen("/usual")) {
      phone.nextPicture();
      try (Screen second = new Screen("/watched")) {
        second.nextPicture();
        try (Screen third = new Screen("/usual");
            Screen enrolled = new Screen("/enrolled")) {
          assertThrows(IOException.class, third::nextPicture);
          assertEquals(0, enrolled.nextPicture());
        }
      }

      assertTrue(gone.await(1, TimeUnit.MINUTES));
      try (Screen fourth = new Screen("/usual")) {
        assertEquals(0, fourth.nextPicture());
      }
    }
  }

  @Test
  void aScreenThatIsOpenInTooManyPlacesKeepsTheNewestAndTakesNothingFromOthers() throws Exception {
    List<Screen> streams = new ArrayList<>();
    try {
      for (int i = 0; i <= OpenStreams.OF_ONE_OWNER; i++) {
        streams.add(new Screen("/enrolled"));
        streams.get(i).nextPicture();
      }
      assertTrue(pictures.isCrowded(BOARD));

      streams.get(0).awaitEnd();
      assertEquals("beat", streams.get(1).nextEvent());
      assertEquals("beat", streams.get(OpenStreams.OF_ONE_OWNER).nextEvent());
    } finally {
      for (Screen one : streams) {
        one.close();
      }
    }
  }

  @Test
  void oneTicketsTokenDoesNotTakeTheRoomOfAllPhones() throws Exception {
    List<Screen> phones = new ArrayList<>();
    try (Screen watched = new Screen("/watched")) {
      watched.nextPicture();
      for (int i = 1; i < 20; i++) {
        Screen phone = new Screen("/watched");
        phones.add(phone);
        phone.nextPicture();
      }

      try (Screen tooMany = new Screen("/watched");
          Screen ofAnother = new Screen("/usual")) {
        assertThrows(IOException.class, tooMany::nextPicture);
        assertEquals(0, ofAnother.nextPicture());
      }
    } finally {
      for (Screen phone : phones) {
        phone.close();
      }
    }

    assertTrue(gone.await(1, TimeUnit.MINUTES));
    try (Screen later = new Screen("/watched")) {
      assertEquals(0, later.nextPicture());
    }
  }

  @Test
  void aScreenThatWentAwayIsForgottenAndItsTopicWithIt() throws Exception {
    try (Screen screen = new Screen("/watched")) {
      screen.nextPicture();
    }

    assertTrue(gone.await(1, TimeUnit.MINUTES));
    assertEquals(0, pictures.listeners());
  }

  @Test
  void theReaderOfTheseTestsSeesWhenALineIsNotHungUp() throws Exception {
    try (Screen screen = new Screen("/usual")) {
      screen.socket.setSoTimeout(200);
      assertThrows(IOException.class, screen::awaitEnd);
    }
  }

  private void stream(Context context, Runnable whenGone) {
    stream(context, () -> new Drawn(value.get(), filling), allowed::get, whenGone);
  }

  private void broken(Context context) {
    stream(context, () -> new Drawn(value.get() / notWhenBroken(), ""), () -> true, () -> {});
  }

  private void enrolled(Context context) {
    context.attribute(Web.CALLER, new Caller(Optional.of(BOARD), Optional.empty()));
    stream(context, () -> {});
  }

  private void doubtful(Context context) {
    stream(context, () -> new Drawn(value.get(), ""), () -> notWhenBroken() == 1, () -> {});
  }

  private int notWhenBroken() {
    if (brokenNow.get()) {
      throw new IllegalStateException("planted");
    }
    return 1;
  }

  private void stream(
      Context context, Supplier<Drawn> drawing, BooleanSupplier stillAllowed, Runnable whenGone) {
    context.attribute(Web.STILL_ALLOWED, stillAllowed);
    pictures.stream(context, context.path(), new OfNews(drawing), whenGone);
  }

  /** Shows whatever a test has put there, and changes whenever it says so. */
  private record OfNews(Supplier<Drawn> drawing) implements Subject {
    @Override
    public Object draw(Office office, Instant now) {
      return drawing.get();
    }

    @Override
    public boolean concerns(News news) {
      return news.equals(CHANGED);
    }
  }

  record Drawn(int value, String filling) {}

  /** A browser's end of the line, with room for little that it has not read. */
  private final class Screen implements AutoCloseable {
    final Socket socket = new Socket();
    private final BufferedReader in;

    Screen(String path) throws IOException {
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(60_000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port()));
      String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The value in the next picture, whatever beats come before it. */
    int nextPicture() throws IOException {
      for (int beats = 0; !nextEvent().equals("picture"); beats++) {
        assertTrue(beats < 30, "no picture within a minute, but " + beats + " beats");
      }
      String data = in.readLine();
      int from = data.indexOf("\"value\":") + 8;
      return Integer.parseInt(data.substring(from, data.indexOf(',', from)));
    }

    String nextEvent() throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("event: ")) {
          return line.substring(7);
        }
      }
      throw new IOException("hung up");
    }

    /** Reads what had been sent and returns when the server has hung up. */
    void awaitEnd() throws IOException {
      char[] rest = new char[8_192];
      try {
        while (in.read(rest) >= 0) {
          // Only the end counts.
        }
      } catch (java.net.SocketException e) {
        // Reset: the server did not wait for what was never read.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
