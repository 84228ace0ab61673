package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Room is kept for those who are known; a small house, so that few connections make a crowd. */
class ConnectionsTest {
  private static final int CROWDED = 70;

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Connections connections =
      new Connections(TrustedProxies.of(List.of("127.0.0.9")), CROWDED);
  private final Server server = new Server();
  private ServerConnector connector;

  @BeforeEach
  void start() throws Exception {
    connector = new ServerConnector(server, 1, 2);
    connector.setHost("127.0.0.1");
    connector.addEventListener(connections);
    server.addConnector(connector);
    WholeRequests whole =
        new WholeRequests(connections, request -> text(request.getHeaders().get("Owner")));
    whole.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
          }
        });
    server.setHandler(whole);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.stop();
    connections.close();
  }

  @Test
  void aCrowdOfStrangersTakesNoConnectionFromWhoeverIsKnown() throws Exception {
    Socket screen = ask("127.0.0.2", "screen");

    for (int i = 0; i < 4 * CROWDED; i++) {
      ask("127.0.0." + (3 + i % 4), "");
    }

    assertTrue(isAnswered(screen, "screen"));
    assertTrue(isAnswered(ask("127.0.0.3", "another screen"), "another screen"));
    assertCrowdIsNoLargerThan(CROWDED);
  }

  @Test
  void whoeverHasMostLosesAndNotTheNeighbourWithOne() throws Exception {
    Socket phone = ask("127.0.0.2", "");

    for (int i = 0; i < 4 * CROWDED; i++) {
      ask("127.0.0.3", "");
    }

    assertTrue(isAnswered(phone, ""));
  }

  @Test
  void oneScreenThatIsEverywhereLosesToo() throws Exception {
    Socket screen = ask("127.0.0.2", "screen");
    Socket phone = ask("127.0.0.3", "");

    for (int i = 0; i < 4 * CROWDED; i++) {
      ask("127.0.0.4", "a stolen token");
    }

    assertTrue(isAnswered(screen, "screen"));
    assertTrue(isAnswered(phone, ""));
    assertCrowdIsNoLargerThan(CROWDED);
  }

  @Test
  void thoseWhoComeAtTheSameMomentMakeRoomEachForItself() throws Exception {
    List<Callable<Void>> visitors = new ArrayList<>();
    for (int i = 0; i < 8 * CROWDED; i++) {
      String from = "127.0.0." + (3 + i % 4);
      visitors.add(
          () -> {
            ask(from, "");
            return null;
          });
    }
    ExecutorService atOnce = Executors.newFixedThreadPool(16);
    try {
      for (Future<Void> one : atOnce.invokeAll(visitors)) {
        one.get();
      }
    } finally {
      atOnce.shutdown();
    }

    assertCrowdIsNoLargerThan(CROWDED);
  }

  @Test
  void aProxyOfTheHouseLosesNone() throws Exception {
    List<Socket> proxied = new ArrayList<>();
    for (int i = 0; i < CROWDED; i++) {
      proxied.add(ask("127.0.0.9", ""));
    }

    for (int i = 0; i < CROWDED; i++) {
      ask("127.0.0.3", "");
    }

    for (Socket one : proxied) {
      assertTrue(isAnswered(one, ""));
    }
  }

  @Test
  void aBodyThatBreaksOffIsNotServed() throws Exception {
    Socket socket = connect("127.0.0.2");
    send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345");
    socket.shutdownOutput();

    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

    assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
    assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
  }

  // ---- helpers ---------------------------------------------------------------------------------

  /** Room is made beside the requests: on a busy machine the last have still to be closed. */
  private void assertCrowdIsNoLargerThan(int most) throws Exception {
    int open = open();
    for (int tries = 0;
        tries < 100 && (open > most + 1 || open != connector.getConnectedEndPoints().size());
        tries++) {
      open = open();
    }
    assertTrue(open <= most + 1, "open: " + open);
    assertEquals(open, connector.getConnectedEndPoints().size());
  }

  private int open() throws IOException {
    int open = 0;
    for (Socket socket : sockets) {
      open += isOpen(socket) ? 1 : 0;
    }
    return open;
  }

  private static boolean isOpen(Socket socket) throws IOException {
    socket.setSoTimeout(20);
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private Socket ask(String from, String owner) throws IOException {
    Socket socket = connect(from);
    isAnswered(socket, owner);
    return socket;
  }

  private static boolean isAnswered(Socket socket, String owner) throws IOException {
    try {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\nOwner: " + owner + "\r\n\r\n");
      return head(socket.getInputStream()).startsWith("HTTP/1.1 200 ");
    } catch (SocketException e) {
      return false;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
    socket.setSoTimeout(30_000);
    sockets.add(socket);
    return socket;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
