package id.loket.wire;

import java.util.List;

/**
 * The hall as a station reads it from the topic that the boards follow; the topic's further fields
 * are for those who draw it, and are passed over.
 *
 * @param calls who is at a loket now
 * @param announcements calls that the hall has yet to hear, oldest first
 * @param trials test calls, to be spoken as such; empty from a server that has none
 */
public record HallPicture(
    int version,
    Settings settings,
    List<Call> calls,
    List<Announcement> announcements,
    List<TestCall> trials) {
  public static final int VERSION = 1;

  public HallPicture {
    calls = calls == null ? List.of() : List.copyOf(calls);
    announcements = announcements == null ? List.of() : List.copyOf(announcements);
    trials = trials == null ? List.of() : List.copyOf(trials);
  }

  /** Without a test call. */
  public HallPicture(
      int version, Settings settings, List<Call> calls, List<Announcement> announcements) {
    this(version, settings, calls, announcements, List.of());
  }

  /** Somebody tries out whether the hall is heard. */
  public record TestCall(String id) {}

  /**
   * What the office has chosen to let sound here and now.
   *
   * @param languages in which a call is said, one after another; Indonesian from a server that has
   *     no others
   * @param volume in percent; all of it from a server that doesn't say it
   */
  public record Settings(boolean chime, boolean voice, List<String> languages, Integer volume) {
    public Settings {
      languages = languages == null ? List.of("id") : List.copyOf(languages);
      volume = volume == null ? 100 : volume;
    }

    public Settings(boolean chime, boolean voice) {
      this(chime, voice, null, null);
    }

    public boolean silent() {
      return !chime && !voice;
    }
  }

  /**
   * A ticket that is at a loket now.
   *
   * @param toBeHeard whether it is still worth speaking, though another board may have spoken it
   */
  public record Call(String ticket, int counter, boolean toBeHeard) {}

  /** A call that the hall has yet to hear. */
  public record Announcement(
      String id, String prefix, String digits, int counter, String counterName, boolean recall) {
    public Announcement {
      counterName = counterName == null ? "" : counterName;
    }

    /** One that calls nobody. */
    public static Announcement of(TestCall test) {
      return new Announcement(test.id(), "", "", 0, "", false);
    }

    public boolean isTest() {
      return prefix.isEmpty();
    }

    /** As a call has it; not read as a number, so that one without sense harms nobody. */
    public String ticket() {
      return prefix + digits;
    }
  }

  /** Whether the office still wants this call to be spoken here. */
  public boolean wants(Announcement announcement) {
    return trials.stream().anyMatch(one -> one.id().equals(announcement.id()))
        || announcements.stream().anyMatch(one -> one.id().equals(announcement.id()))
        || calls.stream().anyMatch(call -> call.toBeHeard() && isOf(call, announcement));
  }

  private static boolean isOf(Call call, Announcement announcement) {
    return call.counter() == announcement.counter() && announcement.ticket().equals(call.ticket());
  }
}
