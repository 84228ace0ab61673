package id.loket.server.guestbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.loket.server.rules.Event;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A guest has signed for a ticket. Names nobody.
 *
 * @param guest random id of the entry and of its sealed words
 * @param person random id of whose words they are
 * @param partySize how many came together, the guest included
 * @param sha256 of the sealed words
 * @param consent the version of the text that the guest was shown; empty where none was, as by
 *     older programs
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GuestNoted(
    String guest,
    String person,
    String ticket,
    LocalDate day,
    int partySize,
    String sha256,
    Optional<String> consent)
    implements Event {}
