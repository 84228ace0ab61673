package id.loket.sim.printer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A host that says exactly the bytes it is told, and reads what comes back. */
final class RawHost implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Socket socket = new Socket();

  RawHost(VirtualTicketPrinter printer) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", printer.port()), PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** Text in single quotes, everything else hex: {@code say("1b 40 'R012' 0a")}. */
  RawHost say(String words) throws IOException {
    socket.getOutputStream().write(bytes(words));
    return this;
  }

  RawHost say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** The next bytes from the printer, in hex; fewer, if it says no more for a while. */
  String hear(int count) throws IOException {
    return hear(count, PATIENCE_MILLIS);
  }

  /** Whatever comes within a moment: where nothing is expected. */
  String hearAtOnce() throws IOException {
    return hear(64, 250);
  }

  private String hear(int count, int millis) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    socket.setSoTimeout(millis);
    try {
      while (heard.size() < count) {
        int value = socket.getInputStream().read();
        if (value < 0) {
          break;
        }
        heard.write(value);
      }
    } catch (SocketTimeoutException e) {
      // What was heard until now is the answer.
    }
    return HexFormat.ofDelimiter(" ").formatHex(heard.toByteArray());
  }

  /** Whether the printer has ended the connection. */
  boolean closedByPrinter() {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  static byte[] bytes(String words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] parts = words.split("'", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        out.writeBytes(parts[i].getBytes(StandardCharsets.US_ASCII));
      } else {
        out.writeBytes(HexFormat.of().parseHex(parts[i].replace(" ", "")));
      }
    }
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
