package id.loket.server.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.loket.server.rules.Event;
import java.util.Map;
import java.util.Optional;

/**
 * What was known of a person is gone: the key first, which no copy of the office's file had, then
 * the rows. One for each id under which something of the same visits was kept; those that an older
 * program has written know neither reason nor rows.
 *
 * @param by the actor who asked for it
 * @param reason empty where nobody said one, or an erasure was ended that had been interrupted
 * @param with the person who was asked for, if this one went along
 * @param rows how many went, by their table
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PersonErased(
    String person,
    String by,
    Optional<Reason> reason,
    Optional<String> with,
    Optional<Map<String, Integer>> rows)
    implements Event {
  /** Why. */
  enum Reason {
    /** The person wants it (UU 27/2022, article 8). */
    ASKED_BY_PERSON,
    /** What somebody else is, or nobody: it was written down by mistake. */
    NOTED_BY_MISTAKE,
    /** The person no longer agrees (UU 27/2022, article 9). */
    CONSENT_WITHDRAWN,
    /** It was here as long as it may be; nobody has asked. */
    TOO_OLD,
    /** Somebody who may order it does, such as a court. */
    ORDERED
  }
}
