package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * The first board reports that the hall received, showed or spoke a call.
 *
 * @param timed whether the moment is kept with the call; false in the events of before
 */
public record AnnouncementReached(
    String announcement, Announcement.Stage stage, String board, boolean timed)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office
        .announcement(announcement)
        .ifPresent(
            one -> {
              office.put(one.reached(stage, timed ? Optional.of(at) : Optional.empty()));
              office.forgetOldAnnouncements(at);
            });
  }
}
