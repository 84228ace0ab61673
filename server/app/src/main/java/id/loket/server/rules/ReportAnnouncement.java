package id.loket.server.rules;

import java.time.Instant;

/** A board says how far a call has come. Only the first report of a stage is a fact. */
public record ReportAnnouncement(String announcement, Announcement.Stage stage, String board)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Announcement one = office.announcement(announcement).orElse(null);
    return one == null || one.isAtLeast(stage)
        ? Decision.accept()
        : Decision.accept(new AnnouncementReached(announcement, stage, board, true));
  }
}
