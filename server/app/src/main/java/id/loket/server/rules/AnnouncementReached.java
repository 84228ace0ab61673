package id.loket.server.rules;

import java.time.Instant;

/** The first board reports that the hall received, showed or spoke a call. */
public record AnnouncementReached(String announcement, Announcement.Stage stage, String board)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office
        .announcement(announcement)
        .ifPresent(
            one -> {
              office.put(one.reached(stage));
              office.forgetOldAnnouncements(at);
            });
  }
}
