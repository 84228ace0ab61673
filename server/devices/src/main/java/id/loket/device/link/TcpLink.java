package id.loket.device.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A cable over TCP, as the network printers speak it on port 9100.
 *
 * <p>The socket is non-blocking and a selector holds every time limit, so a peer that stops reading
 * can't hang the writer: a plain {@code OutputStream.write} would then block for ever.
 */
public final class TcpLink implements ByteLink {
  /** Below those that the system gives out by itself. */
  private static final int FIRST_OWN_PORT = 20_000;

  private static final int OWN_PORTS = 10_000;

  private final TcpAddress address;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer arrived = ByteBuffer.allocate(256).limit(0);

  private TcpLink(TcpAddress address, SocketChannel channel, Selector selector, SelectionKey key) {
    this.address = address;
    this.channel = channel;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Opens the link.
   *
   * @param limit covers the name's resolution and the connection together
   */
  public static TcpLink open(TcpAddress address, Duration limit) throws LinkException {
    Deadline deadline = Deadline.in(limit);
    InetSocketAddress target = new InetSocketAddress(resolve(address, limit), address.port());
    try {
      return open(address, target, deadline.orIn(limit.multipliedBy(3).dividedBy(4)), true);
    } catch (LinkException e) {
      if (e.getCause() instanceof ConnectException) {
        throw e;
      }
      return open(address, target, deadline, false);
    }
  }

  /**
   * Links to one device go out from one port of this machine: a device that takes one link only,
   * and has not noticed that the last one was lost, hears the same link begin anew, asks back, and
   * lets the lost one go (RFC 9293, 3.5.1). From another port it would leave this one waiting for
   * as long as it believes in the lost one, often for minutes.
   */
  private static int ownPort(TcpAddress address) {
    return FIRST_OWN_PORT + Math.floorMod(address.toString().hashCode(), OWN_PORTS);
  }

  private static TcpLink open(
      TcpAddress address, InetSocketAddress target, Deadline deadline, boolean fromOwnPort)
      throws LinkException {
    SocketChannel channel = null;
    Selector selector = null;
    try {
      channel = SocketChannel.open();
      selector = Selector.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (fromOwnPort) {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(ownPort(address)));
      }
      SelectionKey key = channel.register(selector, 0);
      boolean connected = channel.connect(target);
      while (!connected) {
        key.interestOps(SelectionKey.OP_CONNECT);
        selector.select(deadline.millisForSelect());
        selector.selectedKeys().clear();
        connected = channel.finishConnect();
        if (!connected && deadline.isOver()) {
          throw LinkException.unreachable(
              address, "no connection within " + LinkException.words(deadline.limit()), null);
        }
      }
      return new TcpLink(address, channel, selector, key);
    } catch (IOException e) {
      closeQuietly(channel);
      closeQuietly(selector);
      throw e instanceof LinkException known
          ? known
          : LinkException.unreachable(address, reason(e), e);
    }
  }

  @Override
  public TcpAddress address() {
    return address;
  }

  @Override
  public void write(byte[] bytes, Deadline deadline, String doing) throws LinkException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      while (true) {
        channel.write(rest);
        if (!rest.hasRemaining()) {
          return;
        }
        if (deadline.isOver()) {
          throw LinkException.stalled(address, deadline.limit(), doing);
        }
        await(SelectionKey.OP_WRITE, deadline);
      }
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      throw broken(e, doing);
    }
  }

  @Override
  public int read(Deadline deadline, String doing) throws LinkException {
    try {
      while (!arrived.hasRemaining()) {
        if (fill(doing) == 0) {
          if (deadline.isOver()) {
            throw LinkException.silent(address, deadline.limit(), doing);
          }
          await(SelectionKey.OP_READ, deadline);
        }
      }
      return arrived.get() & 0xFF;
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      arrived.limit(0);
      throw broken(e, doing);
    }
  }

  @Override
  public boolean hasArrived(String doing) throws LinkException {
    try {
      return arrived.hasRemaining() || fill(doing) > 0;
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      arrived.limit(0);
      throw broken(e, doing);
    }
  }

  private int fill(String doing) throws IOException {
    arrived.clear();
    int count = channel.read(arrived);
    arrived.flip();
    if (count < 0) {
      throw LinkException.cutOff(address, "closed by the other side", doing, null);
    }
    return count;
  }

  @Override
  public void close() {
    closeQuietly(channel);
    closeQuietly(selector);
  }

  @Override
  public void abort() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // Already closed: there is nothing left to throw away.
    }
    close();
  }

  private void await(int operation, Deadline deadline) throws IOException {
    key.interestOps(operation);
    selector.select(deadline.millisForSelect());
    selector.selectedKeys().clear();
  }

  private LinkException broken(Exception e, String doing) {
    return e instanceof LinkException known
        ? known
        : LinkException.cutOff(address, reason(e), doing, e);
  }

  /** A literal address needs no server; a name is asked for on a thread that may be left behind. */
  private static InetAddress resolve(TcpAddress address, Duration limit) throws LinkException {
    if (address.host().matches("[0-9.]+|.*:.*")) {
      try {
        return InetAddress.getByName(address.host());
      } catch (UnknownHostException e) {
        throw LinkException.unreachable(address, "unknown host", e);
      }
    }
    CompletableFuture<InetAddress> answer = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                answer.complete(InetAddress.getByName(address.host()));
              } catch (UnknownHostException e) {
                answer.completeExceptionally(e);
              }
            },
            "resolve " + address.host());
    asking.setDaemon(true);
    asking.start();
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw LinkException.unreachable(address, "unknown host", e.getCause());
    } catch (TimeoutException e) {
      throw LinkException.unreachable(
          address, "name not resolved within " + LinkException.words(limit), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LinkException.unreachable(address, "interrupted", e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    if (e instanceof ClosedChannelException
        || e instanceof ClosedSelectorException
        || e instanceof CancelledKeyException) {
      return "closed by this side";
    }
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().toLowerCase(Locale.ROOT);
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      if (one != null) {
        one.close();
      }
    } catch (Exception e) {
      // Closing is the last thing that happens to it; there is nobody to tell.
    }
  }
}
