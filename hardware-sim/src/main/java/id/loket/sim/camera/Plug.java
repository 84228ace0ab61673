package id.loket.sim.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The network plug of the camera: HTTP/1.0, {@code /stream} for pictures without end, {@code
 * /snapshot} for one, as ustreamer writes them. Up to eight hosts at a time, each on its own
 * thread; a ninth is sent away. Controls come from other threads.
 */
final class Plug implements Runnable {
  private static final int MOST_HOSTS = 8;
  private static final int MOST_REQUEST = 8_192;
  private static final int BIND_TRIES = 40;
  private static final long REFUSED_MILLIS = 20;
  private static final Duration BIND_PAUSE = Duration.ofMillis(50);
  private static final int SLOW_PIECES_PER_SECOND = 20;
  private static final String BOUNDARY = "boundarydonotcross";

  private final Body body;
  private final Optional<String> login;
  private final InetSocketAddress address;
  private final Set<Socket> served = ConcurrentHashMap.newKeySet();
  private final ReentrantLock accepting = new ReentrantLock(true);
  private volatile ServerSocket listener;

  /**
   * @param login user:password that every host has to say; empty if any may look
   */
  Plug(Body body, Optional<String> login, ServerSocket listener) {
    this.body = body;
    this.login = login.map(Plug::basic);
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static ServerSocket bind(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(address);
    return socket;
  }

  int number() {
    return address.getPort();
  }

  @Override
  public void run() {
    try {
      while (!body.isOff()) {
        try {
          take(accept());
        } catch (IOException e) {
          // A control has closed the listener; another may open it again.
          body.pause(REFUSED_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket accept() throws IOException {
    accepting.lock();
    try {
      return listener.accept();
    } finally {
      accepting.unlock();
    }
  }

  private void take(Socket host) throws IOException {
    if (served.size() >= MOST_HOSTS || body.look(() -> body.faults.refuse)) {
      host.close();
      return;
    }
    served.add(host);
    Thread thread = new Thread(() -> serve(host), "camera-host");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket host) {
    String who = String.valueOf(host.getRemoteSocketAddress());
    body.hosts(1, who);
    try (host) {
      host.setTcpNoDelay(true);
      answer(request(host.getInputStream()), host);
    } catch (IOException e) {
      // The host or a control has broken the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      served.remove(host);
      body.hosts(-1, who);
    }
  }

  /** Lines up to an empty one. */
  private static String request(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\n\n") < 0) {
      int next = in.read();
      if (next < 0 || text.length() > MOST_REQUEST) {
        throw new IOException("no request");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  // ---- answers ---------------------------------------------------------------------------------

  private void answer(String request, Socket host) throws IOException, InterruptedException {
    String first = request.lines().findFirst().orElse("");
    body.requested(first);
    OutputStream out = host.getOutputStream();
    if (body.look(() -> body.faults.silent)) {
      holdOpen(host);
    } else if (body.look(() -> body.faults.unauthorized) || !maySee(request)) {
      refuse(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"kamera\"\r\n");
    } else if (body.look(() -> body.faults.notFound) || first.split(" ").length != 3) {
      refuse(out, "404 Not Found", "");
    } else {
      String path = first.split(" ")[1].replaceFirst("\\?.*", "");
      switch (path) {
        case "/stream" -> stream(host);
        case "/snapshot" -> snapshot(out);
        default -> refuse(out, "404 Not Found", "");
      }
    }
  }

  private boolean maySee(String request) {
    return login.isEmpty()
        || request
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("authorization:"))
            .anyMatch(line -> line.substring(line.indexOf(':') + 1).strip().equals(login.get()));
  }

  private void refuse(OutputStream out, String status, String more) throws IOException {
    body.answered(status);
    String answer = "HTTP/1.0 " + status + "\r\n" + more + "Content-Length: 0\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads on and says nothing, until the host or a control ends it. */
  private static void holdOpen(Socket host) throws IOException {
    InputStream in = host.getInputStream();
    while (in.read() >= 0) {
      // It does not matter what the host says.
    }
  }

  private void snapshot(OutputStream out) throws IOException, InterruptedException {
    Body.Frame frame = body.awaitFrame(0);
    if (frame != null) {
      String head =
          "HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nContent-Type: image/jpeg\r\n"
              + "Content-Length: "
              + frame.jpeg().length
              + "\r\n\r\n";
      out.write(joined(head.getBytes(StandardCharsets.US_ASCII), frame.jpeg()));
      body.sent();
    }
  }

  private void stream(Socket host) throws IOException, InterruptedException {
    String head =
        "HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nPragma: no-cache\r\nContent-Type:"
            + " multipart/x-mixed-replace;boundary="
            + BOUNDARY
            + "\r\n\r\n--"
            + boundary()
            + "\r\n";
    sendSome(host, head.getBytes(StandardCharsets.US_ASCII), 0);
    int before = head.length();
    long last = 0;
    for (Body.Frame frame = body.awaitFrame(0); frame != null; frame = body.awaitFrame(last)) {
      last = frame.number();
      send(host, frame, before);
      before = 0;
    }
  }

  private String boundary() {
    return body.look(() -> body.faults.wrongBoundary) ? "otherboundary" : BOUNDARY;
  }

  private void send(Socket host, Body.Frame frame, int before)
      throws IOException, InterruptedException {
    sendSome(host, part(frame), before);
    if (body.look(() -> body.faults.endless)) {
      goOnForEver(host.getOutputStream(), frame.jpeg());
    }
    body.sent();
  }

  /**
   * All of it, unless a control ends it. Controls count from the beginning of the answer, and after
   * its first picture from the beginning of each.
   */
  private void sendSome(Socket host, byte[] bytes, int before)
      throws IOException, InterruptedException {
    long cut = body.look(() -> body.faults.cutAfterBytes);
    long stall = body.look(() -> body.faults.stallAfterBytes);
    boolean cuts = cut >= 0 && cut < before + bytes.length;
    boolean stalls = stall >= 0 && stall < before + bytes.length;
    if (!cuts && !stalls) {
      write(host.getOutputStream(), bytes);
      return;
    }
    int some = (int) Math.max(0, (cuts ? cut : stall) - before);
    write(host.getOutputStream(), Arrays.copyOf(bytes, some));
    body.answered((cuts ? "cut" : "stalled") + " after " + some + " of " + bytes.length + " bytes");
    if (!cuts) {
      holdOpen(host);
    }
    throw new IOException("broken off by a control");
  }

  /** Head, picture, and the boundary that ends it; each fault makes its own mistake. */
  private byte[] part(Body.Frame frame) {
    return body.look(
        () -> {
          Body.Faults faults = body.faults;
          byte[] jpeg = faults.giant ? giant(frame.jpeg()) : frame.jpeg();
          if (faults.noJpeg) {
            jpeg = "<html>Login</html>".getBytes(StandardCharsets.US_ASCII);
          } else if (faults.halfPicture) {
            jpeg = Arrays.copyOf(jpeg, jpeg.length / 2);
          }
          boolean counted = !faults.noLength && !faults.endless;
          int off = faults.lengthTooLong ? 500 : faults.lengthTooShort ? -500 : 0;
          String head =
              "Content-Type: image/jpeg\r\n"
                  + (counted ? "Content-Length: " + (jpeg.length + off) + "\r\n" : "")
                  + String.format(
                          Locale.ROOT, "X-Timestamp: %.6f%n", frame.taken().toEpochMilli() / 1e3)
                      .replaceAll("\\R", "\r\n")
                  + "\r\n";
          String end = faults.endless ? "" : "\r\n--" + boundary() + "\r\n";
          byte[] shown = faults.endless ? Arrays.copyOf(jpeg, jpeg.length - 2) : jpeg;
          return joined(
              joined(head.getBytes(StandardCharsets.US_ASCII), shown),
              end.getBytes(StandardCharsets.US_ASCII));
        });
  }

  /** The same picture that says it has 65,000 lines and columns (ITU-T T.81, B.2.2). */
  private static byte[] giant(byte[] jpeg) {
    byte[] giant = jpeg.clone();
    for (int i = 2; i < giant.length - 9; i++) {
      if ((giant[i] & 0xFF) == 0xFF && (giant[i + 1] & 0xFF) == 0xC0) {
        byte[] size = {(byte) 0xFD, (byte) 0xE8, (byte) 0xFD, (byte) 0xE8};
        System.arraycopy(size, 0, giant, i + 5, size.length);
        return giant;
      }
    }
    return giant;
  }

  private void goOnForEver(OutputStream out, byte[] bytes)
      throws IOException, InterruptedException {
    while (body.look(() -> body.faults.endless) && !body.isOff()) {
      write(out, bytes);
    }
  }

  private void write(OutputStream out, byte[] bytes) throws IOException, InterruptedException {
    int from = 0;
    while (from < bytes.length) {
      long slow = body.look(() -> body.faults.slowBytesPerSecond);
      int count =
          slow == 0
              ? bytes.length - from
              : (int) Math.min(bytes.length - from, Math.max(1, slow / SLOW_PIECES_PER_SECOND));
      out.write(bytes, from, count);
      from += count;
      if (slow > 0) {
        body.pause(1_000 / SLOW_PIECES_PER_SECOND);
      }
    }
    out.flush();
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(head.length + tail.length);
    both.writeBytes(head);
    both.writeBytes(tail);
    return both.toByteArray();
  }

  // ---- controls --------------------------------------------------------------------------------

  /** Closes the listener and every connection, or opens the listener again at the same address. */
  void refuse(boolean on) {
    try {
      if (on) {
        body.byHand("refuse true", () -> body.faults.refuse = true);
        listener.close();
        // As long as a thread stands in accept, the system still takes hosts.
        accepting.lock();
        accepting.unlock();
        breakConnections();
      } else if (listener.isClosed()) {
        ServerSocket again = bindAgain();
        body.byHand("refuse false", () -> body.faults.refuse = false);
        listener = again;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection of another program may hold the port for a moment. */
  private ServerSocket bindAgain() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return bind(address);
      } catch (IOException e) {
        if (tries == BIND_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BIND_PAUSE.toNanos());
      }
    }
  }

  /** Hard, as a pulled cable looks to the host. */
  void breakConnections() {
    for (Socket host : served) {
      try {
        host.setSoLinger(true, 0);
        host.close();
      } catch (IOException e) {
        // It was closing already.
      }
    }
  }

  void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It was closed already.
    }
    breakConnections();
  }
}
