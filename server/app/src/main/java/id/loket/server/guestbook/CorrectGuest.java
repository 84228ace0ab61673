package id.loket.server.guestbook;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Words that take the place of those before in a line of the guest book.
 *
 * @param line as it was when the words were sealed; its person never changes
 * @param seen how often the line had been corrected when somebody looked at it; empty for whoever
 *     may not look
 * @param today whether only a ticket of today will do
 */
record CorrectGuest(
    GuestStore.Entry line,
    Optional<Integer> seen,
    boolean today,
    int partySize,
    byte[] sealed,
    String by,
    GuestCorrected.Reason reason)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    if (today && look.office().ticket(line.ticket()).isEmpty()) {
      return Verdict.refuse(Reason.UNKNOWN_TICKET);
    }
    if (count(look, "guest_words WHERE id = ?") == 0) {
      return Verdict.refuse(GuestRefusal.GUEST_ERASED);
    }
    int corrections = count(look, "guest_correction WHERE guest = ?");
    if (seen.filter(one -> one != corrections).isPresent()) {
      return Verdict.refuse(GuestRefusal.GUEST_CORRECTED);
    }
    GuestCorrected corrected =
        new GuestCorrected(line.guest(), line.person(), partySize, Digest.of(sealed), by, reason);
    return new Verdict.Accepted(
        List.of(corrected),
        tables ->
            tables.execute("UPDATE guest_words SET body = ? WHERE id = ?", sealed, line.guest()));
  }

  private int count(Look look, String rows) {
    return look.tables()
        .createQuery("SELECT count(*) FROM " + rows)
        .bind(0, line.guest())
        .mapTo(Integer.class)
        .one();
  }
}
