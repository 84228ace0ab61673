package id.loket.device.printer;

import id.loket.device.link.LinkAddress;
import id.loket.device.link.TcpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A printer of paper and string for the driver's own tests: it knows just the commands that a slip
 * uses, and fails as it is told. Off-line it keeps what arrives and prints it after the repair, as
 * the real ones do.
 */
public final class ScriptedPrinter implements PrinterUnderTest {
  private static final int BABBLED_AT_ONCE = 20_000;

  private final PrinterModel model;
  private final ServerSocket server;
  private final Thread accepting;
  private Socket current;

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final List<Byte> buffer = new ArrayList<>();
  private final List<Byte> realTime = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private final List<String> uncut = new ArrayList<>();
  private final List<List<String>> slips = new ArrayList<>();
  private final Random random = new Random(1);
  private boolean paperOut;
  private boolean coverOpen;
  private boolean silent;
  private boolean closed;
  private boolean babbling;
  private int[] surrounding = {};
  private boolean losesLastAnswer;
  private boolean answersClear = true;
  private int bytesUntilCut = Integer.MAX_VALUE;
  private int linesUntilPaperEnds = Integer.MAX_VALUE;
  private int errors;
  private int extraCause;
  private int awaitedQuestion;
  private Runnable afterQuestion = () -> {};

  public ScriptedPrinter(PrinterModel model) throws IOException {
    this.model = model;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.accepting = new Thread(this::accept, "scripted printer");
    accepting.setDaemon(true);
    accepting.start();
  }

  @Override
  public LinkAddress address() {
    return new TcpAddress("127.0.0.1", server.getLocalPort());
  }

  @Override
  public PrinterModel model() {
    return model;
  }

  @Override
  public synchronized void takePaperAway() {
    paperOut = true;
  }

  @Override
  public synchronized void openCover() {
    coverOpen = true;
  }

  @Override
  public synchronized void goSilent() {
    silent = true;
  }

  @Override
  public void babble() {
    synchronized (this) {
      babbling = true;
      write(random.ints(BABBLED_AT_ONCE, 0, 256).toArray());
    }
    Thread babbler = new Thread(this::goOnBabbling, "babbler");
    babbler.setDaemon(true);
    babbler.start();
  }

  private void goOnBabbling() {
    while (babbleAgain()) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private synchronized boolean babbleAgain() {
    if (babbling) {
      write(random.ints(512, 0, 256).toArray());
    }
    return babbling && !closed;
  }

  /** Each answer comes in the middle of so many bytes that nobody has asked for. */
  synchronized void surroundAnswersWith(int value) {
    surrounding = new int[200];
    Arrays.fill(surrounding, value);
  }

  /** Sends bytes unasked. */
  synchronized void say(int... values) {
    write(values);
  }

  @Override
  public synchronized void cutAfter(int bytes) {
    bytesUntilCut = bytes;
    if (bytes == 0) {
      cut();
    }
  }

  /** The cable is whole again; paper, cover and the rest stay as they are. */
  synchronized void plugIn() {
    bytesUntilCut = Integer.MAX_VALUE;
  }

  synchronized void endPaperAfter(int lines) {
    linesUntilPaperEnds = lines;
  }

  public synchronized void loseLastAnswer() {
    losesLastAnswer = true;
  }

  synchronized void ignoreClear() {
    answersClear = false;
  }

  /** Bits of DLE EOT 3; any of them sets the error bit of DLE EOT 2 as well. */
  synchronized void failWith(int errorBits) {
    errors = errorBits;
  }

  synchronized void holdFeedButton(boolean held) {
    extraCause = held ? 0x08 : 0;
  }

  /** Something that happens right after the printer was asked with DLE EOT n. */
  synchronized void whenAsked(int n, Runnable event) {
    awaitedQuestion = n;
    afterQuestion = event;
  }

  @Override
  public synchronized void repair() {
    paperOut = false;
    coverOpen = false;
    silent = false;
    babbling = false;
    surrounding = new int[0];
    bytesUntilCut = Integer.MAX_VALUE;
    linesUntilPaperEnds = Integer.MAX_VALUE;
    errors = 0;
    execute();
    notifyAll();
  }

  @Override
  public synchronized List<List<String>> slips() {
    return List.copyOf(slips);
  }

  @Override
  public synchronized List<String> uncutLines() {
    return List.copyOf(uncut);
  }

  synchronized byte[] received() {
    return received.toByteArray();
  }

  /** Waits for the accepting to end: until then the kernel lets one more host in. */
  @Override
  public void close() {
    try {
      synchronized (this) {
        closed = true;
        cut();
        notifyAll();
      }
      server.close();
      accepting.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (this) {
          // What the last host left behind stays in the buffer: a printer knows no connections.
          current = socket;
          realTime.clear();
          if (closed) {
            cut();
          }
        }
        talk(socket);
      }
    } catch (IOException e) {
      // The server socket was closed: the test is over.
    }
  }

  /** One host at a time, as network printers do it. */
  private void talk(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      int value;
      while ((value = in.read()) >= 0) {
        if (!take(value)) {
          return;
        }
      }
    } catch (IOException e) {
      // The host went away, or the test cut the cable.
    }
  }

  private synchronized boolean take(int value) {
    while (silent && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false;
      }
    }
    received.write(value);
    realTime.add((byte) value);
    if (!isRealTime()) {
      buffer.addAll(realTime);
      realTime.clear();
      execute();
    }
    if (bytesUntilCut != Integer.MAX_VALUE && --bytesUntilCut <= 0) {
      cut();
      return false;
    }
    return true;
  }

  private boolean isRealTime() {
    if (realTime.get(0) != 0x10) {
      return false;
    }
    if (realTime.size() == 1) {
      return true;
    }
    int kind = realTime.get(1);
    if (kind == 0x04 && realTime.size() == 3) {
      int question = realTime.get(2);
      realTime.clear();
      answerStatus(question);
      if (question == awaitedQuestion) {
        awaitedQuestion = 0;
        afterQuestion.run();
      }
      return true;
    }
    if (kind == 0x14 && realTime.size() == 10) {
      if (answersClear) {
        buffer.clear();
        line.setLength(0);
        answer(0x37, 0x25, 0);
      }
      realTime.clear();
      return true;
    }
    return kind == 0x04 || kind == 0x14;
  }

  private void answerStatus(int n) {
    boolean offline = isOffline();
    switch (n) {
      case 1 -> answer(offline ? 0x1A : 0x12);
      case 2 -> {
        int cause = (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (errors != 0 ? 0x40 : 0);
        answer(0x12 | cause | extraCause);
      }
      case 3 -> answer(0x12 | errors);
      default -> answer(paperOut ? 0x7E : 0x12);
    }
  }

  private boolean isOffline() {
    return paperOut || coverOpen || errors != 0 || extraCause != 0;
  }

  private void execute() {
    int length = 1;
    while (length > 0 && !isOffline() && !buffer.isEmpty()) {
      length = commandLength();
      if (length > 0 && buffer.size() >= length) {
        List<Byte> command = new ArrayList<>(buffer.subList(0, length));
        buffer.subList(0, length).clear();
        perform(command);
      } else {
        length = 0;
      }
    }
  }

  /** Bytes of the command at the head of the buffer, or 0 if that can't be told yet. */
  private int commandLength() {
    int first = at(0);
    if (first != 0x1B && first != 0x1D) {
      return 1;
    }
    if (buffer.size() < 2) {
      return 0;
    }
    int second = at(1);
    if (first == 0x1B) {
      return second == '@' || second == '2' ? 2 : 3;
    }
    if (second == '(') {
      return buffer.size() < 5 ? 0 : 5 + at(3) + 256 * at(4);
    }
    if (second == 'v') {
      return buffer.size() < 8 ? 0 : 8 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
    }
    return 3;
  }

  private int at(int index) {
    return buffer.get(index) & 0xFF;
  }

  private void perform(List<Byte> command) {
    int first = command.get(0);
    if (command.size() == 1) {
      performByte(first);
    } else if (first == 0x1B && command.get(1) == '@') {
      line.setLength(0);
    } else if (first == 0x1D && command.get(1) == 'V') {
      slips.add(List.copyOf(uncut));
      uncut.clear();
    } else if (first == 0x1D && command.get(1) == 'r') {
      answerUnlessLost(paperOut ? 0x0C : 0);
    } else if (first == 0x1D && command.get(1) == 'a') {
      answer(isOffline() ? 0x18 : 0x10, 0, 0, 0);
    } else if (first == 0x1D && command.get(1) == '(' && command.get(2) == 'H') {
      answerUnlessLost(
          0x37, 0x22, command.get(7), command.get(8), command.get(9), command.get(10), 0);
    } else if (first == 0x1D && command.get(1) == '(' && command.get(6) == 0x50) {
      uncut.add("QR " + textOf(command.subList(8, command.size())));
    }
  }

  private void performByte(int value) {
    if (value != '\n') {
      line.append((char) value);
      return;
    }
    if (!line.toString().isBlank()) {
      uncut.add(line.toString().strip());
    }
    line.setLength(0);
    if (--linesUntilPaperEnds == 0) {
      paperOut = true;
      answer(0x18, 0, 0x0F, 0);
    }
  }

  private static String textOf(List<Byte> bytes) {
    byte[] plain = new byte[bytes.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = bytes.get(i);
    }
    return new String(plain, StandardCharsets.US_ASCII);
  }

  private void answerUnlessLost(int... values) {
    if (losesLastAnswer) {
      cut();
    } else {
      answer(values);
    }
  }

  private void answer(int... values) {
    write(surrounding);
    write(values);
    write(surrounding);
  }

  private void write(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    try {
      current.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The host did not wait for the answer.
    }
  }

  private void cut() {
    try {
      if (current != null) {
        current.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
