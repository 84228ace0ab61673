package id.loket.sim.io;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is inside a call pad ({@code server/docs/call-pad.md}): its keys, the presses that no host
 * has acknowledged yet, and its lamp. Its monitor guards it; many threads may use it.
 */
final class PadWorks extends Board {
  /** In the order in which they stand on the pad. */
  static final List<String> KEYS = List.of("CALL", "RECALL", "START", "FINISH", "NO_SHOW");

  private static final int NUMBERS = 100;
  private static final int LONGEST = 32;
  private static final long LIT_NANOS = 1_000_000_000L;

  private final Consumer<byte[]> mouth;
  private final StringBuilder heard = new StringBuilder();

  /** Presses that are still repeated, by their number. */
  private final Map<Integer, Long> unheard = new HashMap<>();

  private long presses;

  private int next;
  private String lamp = "DARK";
  private long lampSince;
  private long thanked;
  private String lastKey = "";

  /**
   * @param mouth takes what it says to the line, and may take its time
   */
  PadWorks(Clock clock, Consumer<byte[]> mouth) {
    super(clock);
    this.mouth = mouth;
  }

  @Override
  void forget() {
    next = 0;
    lamp = "DARK";
    unheard.clear();
    heard.setLength(0);
  }

  // ---- a finger --------------------------------------------------------------------------------

  /**
   * A press of a key.
   *
   * @param number as it is said, which is given again after a hundred others or a power cut
   * @param serial which of all its presses it is
   */
  record Pressed(String key, int number, long serial) {}

  /** A key goes down. */
  synchronized Pressed down(String key) {
    int number = next;
    next = (next + 1) % NUMBERS;
    presses++;
    unheard.put(number, presses);
    lastKey = key;
    log("STATE", key + " pressed, number " + two(number));
    changed();
    return new Pressed(key, number, presses);
  }

  synchronized boolean isUnheard(Pressed press) {
    return unheard.getOrDefault(press.number(), 0L) == press.serial();
  }

  synchronized void giveUp(Pressed press) {
    if (unheard.remove(press.number(), press.serial())) {
      log("STATE", "no host has taken press " + two(press.number()));
      changed();
    }
  }

  void sayBegun() {
    say("B");
  }

  void sayPress(Pressed press) {
    say("K " + two(press.number()) + " " + press.key());
  }

  synchronized String lastKey() {
    return lastKey;
  }

  /** DARK, GREEN or RED. */
  synchronized String lamp() {
    return System.nanoTime() - lampSince < LIT_NANOS ? lamp : "DARK";
  }

  /** What it has shown last, however long ago. */
  synchronized String lastLamp() {
    return lamp;
  }

  /** How many presses hosts have acknowledged. */
  synchronized long thanked() {
    return thanked;
  }

  // ---- a host ----------------------------------------------------------------------------------

  void hear(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      int one = bytes[i] & 0xFF;
      if (one == '\n') {
        String line = heard.toString();
        heard.setLength(0);
        take(line);
      } else if (one != '\r' && heard.length() <= LONGEST) {
        heard.append((char) one);
      }
    }
  }

  private void take(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    requested(bytes);
    int end = line.lastIndexOf(' ');
    boolean whole = end > 0 && line.substring(end + 1).equals(sum(line.substring(0, end)));
    frames.heard(bytes, whole ? line : "no line of a host");
    if (!whole) {
      refused("not understood: " + HexFormat.ofDelimiter(" ").formatHex(bytes));
      return;
    }
    obey(line.substring(0, end).split(" "));
  }

  private void obey(String[] words) {
    if (words[0].equals("?")) {
      say("H");
    } else if (words.length == 2 && words[1].matches("\\d{2}")) {
      obey(words[0], Integer.parseInt(words[1]));
    }
  }

  private synchronized void obey(String word, int number) {
    switch (word) {
      case "A" -> thanked += unheard.remove(number) == null ? 0 : 1;
      case "D" -> light("GREEN");
      case "N" -> light("RED");
      default -> refused("unknown word " + word);
    }
    changed();
  }

  private void light(String colour) {
    lamp = colour;
    lampSince = System.nanoTime();
  }

  private void say(String words) {
    if (look(() -> faults.silent)) {
      return;
    }
    byte[] line = (words + " " + sum(words) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    boolean half = look(() -> faults.halfAnswers);
    byte[] said = half ? Arrays.copyOf(line, line.length / 2) : line;
    frames.said(said, words);
    mouth.accept(said);
    if (look(() -> faults.twice)) {
      mouth.accept(said);
    }
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static String sum(String words) {
    int sum = 0;
    for (char one : words.toCharArray()) {
      sum ^= one;
    }
    return String.format(Locale.ROOT, "%02X", sum & 0xFF);
  }
}
