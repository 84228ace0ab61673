package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.net.httpserver.HttpServer;
import id.loket.server.Footprints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SISKOP2MI on a locked kiosk: in a browser of its own, whose profile lies in memory and is gone
 * when the visitor is; the way back stands beside it, and no third place opens.
 */
class SiteOfSomebodyElseTest {
  private static final Path LOCKED =
      Path.of("../server/app/src/main/resources/screens/shared/locked.js");

  private static final String CANARY = "Qurratulaini Xenokarya";

  /** Lets the visitor go as soon as it is told to, and says how it was opened. */
  private static final String OFFICE =
      """
      <!doctype html><title>kantor</title><script src="/shared/locked.js"></script>
      <body>kiosk<script src="/page.js"></script>
      """;

  private static final String OFFICE_SCRIPT =
      """
      fetch('/opened' + location.hash.replace('#', '?'));
      setInterval(async () => {
        if ((await (await fetch('/order')).text()) === 'go') console.info('loket-screen leave K7QF2');
      }, 500);
      """;

  /** Keeps all that a site can keep, forbids frames, and tries to lead on to another one. */
  private static final String SITE =
      """
      <!doctype html><title>SISKOP2MI</title><body><h1>SISKOP2MI (tiruan)</h1>
      <input value="CANARY" autofocus><script>
      localStorage.setItem('nama', 'CANARY');
      document.cookie = 'nama=CANARY; max-age=9999999';
      indexedDB.open('CANARY', 1);
      fetch('/kept');
      setTimeout(() => window.open('THIRD', '_self'), 3000);
      </script>
      """;

  @TempDir private Path folder;

  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger third = new AtomicInteger();
  private volatile boolean go;

  @Test
  void itIsGoneWithTheVisitorWhoHasFinishedAndWithWhoeverWalksAway() throws Exception {
    HttpServer elsewhere = serve(path -> third.incrementAndGet() + " came");
    HttpServer site = serve(path -> site(path, address(elsewhere)));
    HttpServer office = serve(this::office);
    try (Glass glass = Glass.open();
        LockedScreen screen =
            new LockedScreen(
                folder,
                new LockedScreen.Setup(
                    address(office), "kiosk", "", glass.display(), true, address(site)))) {
      screen.awaitBeats();

      go = true;
      LockedScreen.await("the site's own marks", () -> kept.get() == 1);
      LockedScreen.await("the way back beside it", () -> !screen.says("touched").isEmpty());
      LockedScreen.await("the site on the disk", () -> !found("memory").isEmpty());
      assertEquals(List.of(), found("data"), "in the profile that stays");
      go = false;
      while (opened.size() < 2) {
        glass.click(Glass.WIDTH - 126, Glass.HEIGHT - 48, 1);
      }
      screen.awaitBeats();
      assertEquals("back=done-K7QF2&opens=siskop2mi&locked", opened.get(1));
      assertEquals(List.of(), found("."), "anywhere after the visit");
      assertFalse(Files.exists(folder.resolve("memory/outside")));

      go = true;
      LockedScreen.await("the site once more", () -> kept.get() == 2);
      go = false;
      LockedScreen.await("the kiosk again", () -> opened.size() == 3);
      assertEquals("back=gone-K7QF2&opens=siskop2mi&locked", opened.get(2));
      assertEquals(List.of(), found("."), "anywhere after nobody was there");
      assertEquals(0, third.get(), "requests to a third place");
      assertNotEquals(0, screen.starts());
    } finally {
      List.of(elsewhere, site, office).forEach(one -> one.stop(0));
    }
  }

  private List<String> found(String part) {
    try {
      Path at = folder.resolve(part);
      return Files.exists(at) ? Footprints.of(at, CANARY) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String site(String path, String onward) {
    if (path.equals("/kept")) {
      kept.incrementAndGet();
    }
    return path.equals("/") ? SITE.replace("THIRD", onward).replace("CANARY", CANARY) : "";
  }

  private String office(String path) {
    if (path.startsWith("/opened")) {
      opened.add(path.substring(path.indexOf('?') + 1));
    }
    return switch (path) {
      case "/kiosk/" -> OFFICE;
      case "/page.js" -> OFFICE_SCRIPT;
      case "/order" -> go ? "go" : "stay";
      case "/shared/locked.js" -> locked();
      default -> "";
    };
  }

  private static String locked() {
    try {
      return Files.readString(LOCKED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Forbids frames, as such sites do. */
  private static HttpServer serve(UnaryOperator<String> pages) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          byte[] body = pages.apply(path).getBytes(StandardCharsets.UTF_8);
          String type = path.endsWith(".js") ? "text/javascript" : "text/html";
          exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
          exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
