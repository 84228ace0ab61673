package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import id.loket.server.web.ScreenKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program beside the browser mends when nobody is there. */
class LockedScreenTest {
  @TempDir private Path folder;

  @Test
  void aPageThatHangsCrashesOrLosesItsBrowserIsBackByItself() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        LockedScreen kiosk = kiosk(office)) {
      kiosk.awaitBeats();

      double hung = mended(kiosk, () -> kiosk.renderers().forEach(one -> signal("STOP", one)));
      double crashed =
          mended(kiosk, () -> kiosk.renderers().forEach(ProcessHandle::destroyForcibly));
      double killed = mended(kiosk, () -> kiosk.browser().destroyForcibly());

      assertEquals(4, kiosk.starts(), "starts of the browser: the first, and one for each fault");
      System.out.printf(
          "locked screen: the page is back %.1f s after it hung, %.1f s after it crashed, %.1f s"
              + " after its browser was killed%n",
          hung, crashed, killed);
    }
  }

  @Test
  void withoutAServerItWaitsInOurWordsAndThenShowsThePage() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (LockedScreen board =
        new LockedScreen(
            folder, new LockedScreen.Setup("http://127.0.0.1:" + port, "board", "", "", true))) {
      LockedScreen.await("the page that waits", () -> board.beats("/opt/locked.js") > 1);

      HttpServer server = serve(port);
      LockedScreen.await("the office's page", () -> board.beats() > 1);
      server.stop(0);

      assertEquals(3, board.starts(), "for the office's page, the one that waits, the office's");
    }
  }

  private LockedScreen kiosk(StoryOffice office) throws Exception {
    String code = office.code(ScreenKind.KIOSK, "Kiosk", office.stationId());
    String server = "http://127.0.0.1:" + office.port();
    return new LockedScreen(folder, new LockedScreen.Setup(server, "kiosk", code, "", true));
  }

  /** Seconds from the fault until the page of another start of the browser lives. */
  private static double mended(LockedScreen kiosk, Runnable fault) {
    int starts = kiosk.starts();
    long began = System.nanoTime();
    fault.run();
    LockedScreen.await("another start", () -> kiosk.starts() > starts);
    kiosk.awaitBeats();
    return (System.nanoTime() - began) / 1e9;
  }

  private static void signal(String name, ProcessHandle one) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + one.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An office in one file: the page, with the script that every locked screen has. */
  private static HttpServer serve(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    byte[] script =
        Files.readAllBytes(Path.of("../server/app/src/main/resources/screens/shared/locked.js"));
    byte[] page =
        "<!doctype html><script src=/shared/locked.js></script><body>Papan"
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          boolean asksScript = exchange.getRequestURI().getPath().equals("/shared/locked.js");
          byte[] body = asksScript ? script : page;
          exchange
              .getResponseHeaders()
              .set("Content-Type", asksScript ? "text/javascript" : "text/html");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }
}
