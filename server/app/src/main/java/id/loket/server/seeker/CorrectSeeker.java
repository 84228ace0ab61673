package id.loket.server.seeker;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import java.util.List;

/**
 * Words that take the place of those before in the entry of somebody who looks for work.
 *
 * @param entry as it was when the words were sealed; its person never changes
 * @param seen how often it had been corrected when somebody looked at it
 */
record CorrectSeeker(
    SeekerStore.Entry entry, int seen, byte[] sealed, String by, SeekerCorrected.Reason reason)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    String seeker = entry.seeker();
    if (!SeekerStore.isKept(look.tables(), "e.seeker", seeker)) {
      return Verdict.refuse(SeekerRefusal.SEEKER_GONE);
    }
    if (SeekerStore.corrections(look.tables(), seeker) != seen) {
      return Verdict.refuse(SeekerRefusal.SEEKER_CORRECTED);
    }
    SeekerCorrected corrected =
        new SeekerCorrected(seeker, entry.person(), Digest.of(sealed), by, reason);
    return new Verdict.Accepted(
        List.of(corrected),
        tables -> tables.execute("UPDATE seeker_words SET body = ? WHERE id = ?", sealed, seeker));
  }
}
