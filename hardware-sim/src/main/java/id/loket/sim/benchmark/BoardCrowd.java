package id.loket.sim.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Many SSE clients on one thread. After {@link #expect} it can say when the last of them has read a
 * whole event that holds the given words. One thread at a time.
 */
final class BoardCrowd implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final byte[] bytes = new byte[64 * 1024];
  private byte[] words = {};
  private int missing;

  /** What one board has read: how much of the words, then of the empty line that ends an event. */
  private static final class Board {
    int matched;
    int lineEnds;
    boolean found;
    boolean done = true;
  }

  /**
   * @param cookies one board each
   */
  BoardCrowd(int port, String path, List<String> cookies) throws IOException {
    for (String cookie : cookies) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request = Line.head("GET", path, cookie) + "Accept: text/event-stream\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Board());
    }
  }

  int size() {
    return selector.keys().size();
  }

  void expect(String text) {
    words = text.getBytes(StandardCharsets.UTF_8);
    missing = size();
    for (SelectionKey key : selector.keys()) {
      Board board = (Board) key.attachment();
      board.matched = 0;
      board.lineEnds = 0;
      board.found = false;
      board.done = false;
    }
  }

  /**
   * Reads until every board has it.
   *
   * @return when the last board had it, on the clock of {@link System#nanoTime}
   */
  long last() throws IOException {
    long limit = System.nanoTime() + 20_000_000_000L;
    while (missing > 0) {
      readFor(1_000);
      if (System.nanoTime() > limit) {
        throw new IOException(missing + " of " + size() + " boards did not get it within 20 s");
      }
    }
    return System.nanoTime();
  }

  /** Reads whatever comes for about so long, or until every board has what is expected. */
  void readFor(long millis) throws IOException {
    long until = System.nanoTime() + millis * 1_000_000;
    boolean waiting = missing > 0;
    do {
      selector.select(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      for (SelectionKey key : selector.selectedKeys()) {
        read(key);
      }
      selector.selectedKeys().clear();
    } while (System.nanoTime() < until && (!waiting || missing > 0));
  }

  private void read(SelectionKey key) throws IOException {
    buffer.clear();
    int count = ((SocketChannel) key.channel()).read(buffer);
    if (count < 0) {
      throw new IOException("a board was hung up on");
    }
    Board board = (Board) key.attachment();
    if (board.done) {
      return;
    }
    buffer.flip().get(bytes, 0, count);
    for (int i = 0; i < count && !board.done; i++) {
      look(board, bytes[i]);
    }
  }

  /**
   * The words begin with a quotation mark and hold no second start, so no backtracking is needed.
   */
  private void look(Board board, byte next) {
    if (!board.found) {
      board.matched = next == words[board.matched] ? board.matched + 1 : next == words[0] ? 1 : 0;
      board.found = board.matched == words.length;
      return;
    }
    board.lineEnds = next == '\n' ? board.lineEnds + 1 : 0;
    if (board.lineEnds == 2) {
      board.done = true;
      missing--;
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
