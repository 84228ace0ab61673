package id.loket.sim.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last frames that went over a device's wire, with what they mean: what a technician looks at
 * first when driver and device don't understand each other. Keeps twenty, and of a long one the
 * first bytes; of what is asked again and again, the oldest go first. Safe for many threads.
 */
public final class Frames {
  public static final int KEPT = 20;

  /** What went over the wire so often makes room first. */
  private static final int OFTEN = 3;

  private static final int SHOWN_BYTES = 64;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** Which way a frame went, as the device sees it. */
  public enum Way {
    HEARD,
    SAID
  }

  private record Frame(long number, Instant at, Way way, int length, String hex, String meaning) {}

  private final Clock clock;
  private final Recent<Frame> kept =
      new Recent<>(KEPT, OFTEN, frame -> frame.way() + frame.meaning());
  private long numbers;

  public Frames(Clock clock) {
    this.clock = clock;
  }

  /** From the host. */
  public void heard(byte[] frame, String meaning) {
    add(Way.HEARD, frame, meaning);
  }

  /** To the host. */
  public void said(byte[] frame, String meaning) {
    add(Way.SAID, frame, meaning);
  }

  private synchronized void add(Way way, byte[] frame, String meaning) {
    kept.add(new Frame(++numbers, clock.instant(), way, frame.length, shown(frame), meaning));
  }

  private static String shown(byte[] frame) {
    String hex = HEX.formatHex(Arrays.copyOf(frame, Math.min(frame.length, SHOWN_BYTES)));
    return frame.length > SHOWN_BYTES ? hex + " ..." : hex;
  }

  /** Newest first, ready to become JSON. */
  public synchronized List<Map<String, Object>> newest(int most) {
    List<Map<String, Object>> list = new ArrayList<>();
    List<Frame> newestFirst = kept.all();
    Collections.reverse(newestFirst);
    for (Frame one : newestFirst) {
      if (list.size() == most) {
        break;
      }
      list.add(view(one.number(), one.at(), one.way(), one.length(), one.hex(), one.meaning()));
    }
    return Collections.unmodifiableList(list);
  }

  /** A frame as the page is shown it, for a device that keeps them in another way. */
  public static Map<String, Object> view(
      long number, Instant at, Way way, int length, String hex, String meaning) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("number", number);
    view.put("at", at.toString());
    view.put("way", way.name());
    view.put("length", length);
    view.put("hex", hex);
    view.put("text", meaning);
    return view;
  }
}
