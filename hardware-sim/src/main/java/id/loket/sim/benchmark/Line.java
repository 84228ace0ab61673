package id.loket.sim.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One keep-alive connection that sends a request and waits for its answer, by hand: a heavier
 * client would be measured instead of the server, for both share the machine. One thread at a time.
 */
final class Line implements AutoCloseable {
  private static final int SILENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final String cookies;

  /** An answer; the body has been read whole. */
  record Reply(int status, byte[] body, List<String> cookies) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Reply expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(
            "status " + status + " instead of " + wanted + ": " + text());
      }
      return this;
    }
  }

  /**
   * @param cookies as the header carries them; empty for none
   */
  Line(int port, String cookies) throws IOException {
    this.cookies = cookies;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SILENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  Reply get(String path) throws IOException {
    return send("GET", path, "");
  }

  Reply post(String path, String json) throws IOException {
    return send("POST", path, json);
  }

  /** The first event of an SSE stream; afterwards this line is of no more use. */
  String firstEvent(String path) throws IOException {
    out.write((head("GET", path, cookies) + "\r\n").getBytes(StandardCharsets.UTF_8));
    StringBuilder event = new StringBuilder();
    for (int c = in.read(); event.indexOf("\n\n") < 0; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server hung up");
      }
      event.append((char) c);
    }
    return event.substring(event.indexOf("data: ") + 6).strip();
  }

  private Reply send(String method, String path, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        head(method, path, cookies) + "Content-Type: application/json\r\nContent-Length: ";
    ByteArrayOutputStream request = new ByteArrayOutputStream(512);
    request.writeBytes((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    out.write(request.toByteArray());
    return read();
  }

  static String head(String method, String path, String cookies) {
    String cookie = cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n";
    return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookie;
  }

  private Reply read() throws IOException {
    String status = line();
    List<String> set = new ArrayList<>();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = header.substring(name.length() + 1).strip();
      if (name.equals("content-length")) {
        length = Integer.parseInt(value);
      } else if (name.equals("set-cookie")) {
        set.add(value.substring(0, (value + ";").indexOf(';')));
      } else if (name.equals("transfer-encoding")) {
        throw new IOException("an answer in chunks is not what this client reads");
      }
    }
    byte[] body = in.readNBytes(length);
    return new Reply(Integer.parseInt(status.substring(9, 12)), body, set);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
