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

  /** What the office has chosen to let sound, and how long a call is worth announcing. */
  record Settings(boolean chime, boolean voice, int announceWithinSeconds) {
    boolean silent() {
      return !chime && !voice;
    }
  }

  /** A ticket that is at a loket now: CALLED or SERVING. */
  record Call(String ticket, int counter, String state) {}

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

  /** Whether this ticket is being called to that loket at this moment. */
  boolean calls(Announcement announcement) {
    return calls.stream()
        .anyMatch(
            call ->
                "CALLED".equals(call.state())
                    && call.counter() == announcement.counter()
                    && announcement.written().equals(call.ticket()));
  }
}
