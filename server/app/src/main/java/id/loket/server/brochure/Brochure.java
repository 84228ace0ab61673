package id.loket.server.brochure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was ever done to one brochure or country sheet, without its words. A value.
 *
 * @param number from 1; the same for ever
 * @param acts the oldest first; at least one
 */
record Brochure(int number, List<Act> acts) {
  /** What can be done to it. */
  enum Deed {
    /** Somebody has saved words that visitors are not shown yet. */
    DRAFTED,
    /** The draft is what visitors are shown. */
    ADOPTED,
    /** The draft is put aside. */
    DISCARDED,
    /** Visitors are shown nothing any more. */
    WITHDRAWN
  }

  /**
   * @param version from 1, one more with each
   * @param of the version whose words it is about: its own of a draft
   * @param reason of a withdrawal; empty for any other
   */
  record Act(int version, Instant at, String by, Deed deed, int of, String reason) {}

  int version() {
    return acts.get(acts.size() - 1).version();
  }

  /**
   * When and by whom that was adopted which visitors are shown; empty if they are shown nothing.
   */
  Optional<Act> inForce() {
    return last(List.of(Deed.ADOPTED, Deed.WITHDRAWN)).filter(one -> one.deed() == Deed.ADOPTED);
  }

  /** What was saved and is neither adopted nor put aside. */
  Optional<Act> draft() {
    return last(List.of(Deed.DRAFTED, Deed.ADOPTED, Deed.DISCARDED))
        .filter(one -> one.deed() == Deed.DRAFTED);
  }

  /** Whose words tell what it is: those that are shown, else the newest. */
  int told() {
    return inForce().or(this::draft).map(Act::of).orElseGet(() -> acts.get(acts.size() - 1).of());
  }

  private Optional<Act> last(List<Deed> deeds) {
    return acts.stream().filter(one -> deeds.contains(one.deed())).reduce((one, next) -> next);
  }
}
