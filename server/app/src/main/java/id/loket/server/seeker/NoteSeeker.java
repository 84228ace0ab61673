package id.loket.server.seeker;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.rules.Reason;
import java.util.List;

/**
 * Somebody at a loket is put down as looking for work. Ids and ciphertext are made before, so that
 * it may be decided twice.
 *
 * @param sealed the words
 * @param consent the version of the words to which the person has agreed
 */
record NoteSeeker(
    String seeker, String person, String ticket, byte[] sealed, String consent, String by)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    if (look.office().ticket(ticket).isEmpty()) {
      return Verdict.refuse(Reason.UNKNOWN_TICKET);
    }
    if (SeekerStore.isKept(look.tables(), "e.ticket", ticket)) {
      return Verdict.refuse(SeekerRefusal.SEEKER_NOTED);
    }
    SeekerNoted noted = new SeekerNoted(seeker, person, ticket, Digest.of(sealed), consent, by);
    return new Verdict.Accepted(
        List.of(noted),
        tables ->
            tables
                .createUpdate(
                    "INSERT INTO seeker_words (id, person, body) VALUES (:id, :person, :body)")
                .bind("id", seeker)
                .bind("person", person)
                .bind("body", sealed)
                .execute());
  }
}
