package id.loket.server.web;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Reached;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalReader;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What enrolled screens and stations say to have seen when they come back. If the office knows
 * nothing of it, somebody has put an older copy of the whole folder in its place, which the folder
 * itself can't tell. The word of one that lies costs a question at the guard's page, and once only:
 * nobody else is believed, and nothing is lost. Safe for many threads.
 */
public final class Witnesses {
  private static final Logger log = LoggerFactory.getLogger(Witnesses.class);

  private final OfficeDesk desk;
  private final Database database;
  private volatile Optional<Set<Long>> epochs = Optional.empty();

  /** Whose word has led to a question since the start. */
  private final Set<String> believed = ConcurrentHashMap.newKeySet();

  public Witnesses(OfficeDesk desk, Database database) {
    this.desk = desk;
    this.database = database;
  }

  /**
   * @param said as the beats told it, the newest that this one has heard
   */
  void heard(Screen witness, String said) {
    try {
      Reached.parse(said)
          .filter(seen -> !isOurs(seen))
          .filter(seen -> believed.add(witness.id()))
          .ifPresent(seen -> believe(witness, seen));
    } catch (IllegalStateException e) {
      log.warn("office: what {} has seen can't be compared now", witness.name(), e);
    }
  }

  private void believe(Screen witness, Reached seen) {
    log.error(
        "office: {} has seen event {} of a state that is not here: this is not the newest state of"
            + " the office; no number is given until somebody has said the last ones on the guard's"
            + " page",
        witness.name(),
        seen.seq());
    desk.doubtAfter(seen.seq()).thenRun(() -> epochs = Optional.empty());
  }

  private record At(long epoch, byte[] hash) {}

  /**
   * Also where it belongs to an epoch that has ended: whatever was lost then was asked for when the
   * next one began.
   */
  private boolean isOurs(Reached seen) {
    Optional<At> here = seen.seq() == 0 ? Optional.empty() : at(seen.seq());
    boolean fits =
        seen.seq() == 0
            || here.filter(one -> HexFormat.of().formatHex(one.hash()).startsWith(seen.hash()))
                .isPresent();
    boolean ended = seen.epoch() != desk.reached().epoch() || isLongAgo(seen);
    return fits || ended && isKnown(seen.epoch());
  }

  /** Its event lies in the file of a month: a screen that was away for a year and more. */
  private boolean isLongAgo(Reached seen) {
    return database.read(tables -> seen.seq() <= JournalReader.begin(tables));
  }

  private Optional<At> at(long seq) {
    return database.read(
        tables ->
            tables
                .createQuery("SELECT epoch, hash FROM event WHERE seq = ?")
                .bind(0, seq)
                .map((row, context) -> new At(row.getLong(1), row.getBytes(2)))
                .findOne());
  }

  private boolean isKnown(long epoch) {
    Set<Long> known = epochs.orElseGet(this::readEpochs);
    epochs = Optional.of(known);
    return known.contains(epoch);
  }

  private Set<Long> readEpochs() {
    return database.read(JournalReader::epochs);
  }
}
