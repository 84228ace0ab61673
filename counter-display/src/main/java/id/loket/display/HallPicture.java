package id.loket.display;

import id.loket.hall.TicketNumber;
import java.util.List;

/**
 * The hall as the office sees it, so far as a voice needs it; a field that is not named here is
 * passed over.
 */
record HallPicture(
    int version, Settings settings, List<Call> calls, List<Announcement> announcements) {
  static final int VERSION = 1;

  HallPicture {
    calls = calls == null ? List.of() : List.copyOf(calls);
    announcements = announcements == null ? List.of() : List.copyOf(announcements);
  }

  /** What the office has chosen to let sound. */
  record Settings(boolean chime, boolean voice) {
    boolean silent() {
      return !chime && !voice;
    }
  }

  /**
   * A ticket that is at a loket now.
   *
   * @param toBeHeard whether it is still worth speaking, though another board may have spoken it
   */
  record Call(String ticket, int counter, boolean toBeHeard) {}

  /** A call that the hall has yet to hear. */
  record Announcement(
      String id, String prefix, String digits, int counter, String counterName, boolean recall) {
    Phrase phrase() {
      return Phrase.of(ticket(), counter, counterName == null ? "" : counterName, recall);
    }

    /** As a call has it; not read as a number, so that one without sense harms nobody. */
    String written() {
      return prefix + digits;
    }

    TicketNumber ticket() {
      return new TicketNumber(prefix, Integer.parseInt(digits));
    }
  }

  /** Whether the office still wants this call to be spoken here. */
  boolean wants(Announcement announcement) {
    return announcements.stream().anyMatch(one -> one.id().equals(announcement.id()))
        || calls.stream().anyMatch(call -> call.toBeHeard() && isOf(call, announcement));
  }

  private static boolean isOf(Call call, Announcement announcement) {
    return call.counter() == announcement.counter() && announcement.written().equals(call.ticket());
  }
}
