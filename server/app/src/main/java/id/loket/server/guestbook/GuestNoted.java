package id.loket.server.guestbook;

import id.loket.server.rules.Event;
import java.time.LocalDate;

/**
 * A guest has signed for a ticket. Names nobody.
 *
 * @param guest random id of the entry and of its sealed words
 * @param person random id of whose words they are
 * @param partySize how many came together, the guest included
 * @param sha256 of the sealed words
 */
public record GuestNoted(
    String guest, String person, String ticket, LocalDate day, int partySize, String sha256)
    implements Event {}
