package id.loket.server.guestbook;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Reason;
import id.loket.server.rules.Ticket;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A guest signs for a ticket of today. Ids and ciphertext are made before, so that it may be
 * decided twice.
 *
 * @param kiosk which kiosk asks; it takes entries for the tickets that it has issued itself. Empty
 *     for somebody of the staff
 * @param sealed the guest's words
 * @param consent the version of the text that the guest was shown
 */
record NoteGuest(
    String guest,
    String person,
    String ticket,
    Optional<String> kiosk,
    int partySize,
    byte[] sealed,
    Optional<String> consent)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    Optional<Ticket> found =
        look.office()
            .ticket(ticket)
            .filter(one -> kiosk.isEmpty() || kiosk.get().equals(one.issue().device()));
    if (found.isEmpty()) {
      return Verdict.refuse(Reason.UNKNOWN_TICKET);
    }
    if (hasSigned(look.tables())) {
      return Verdict.refuse(GuestRefusal.GUEST_NOTED);
    }
    GuestNoted noted =
        new GuestNoted(
            guest, person, ticket, look.office().day(), partySize, Digest.of(sealed), consent);
    return new Verdict.Accepted(
        List.of(noted),
        tables ->
            tables.execute(
                "INSERT INTO guest_words (id, person, body) VALUES (?, ?, ?)",
                guest,
                person,
                sealed));
  }

  private boolean hasSigned(Handle tables) {
    return tables
        .createQuery("SELECT 1 FROM guest_entry WHERE ticket = ?")
        .bind(0, ticket)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
