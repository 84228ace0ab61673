package id.loket.server.seeker;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;

/** An attempt to reach somebody is put down; nobody is called who is no longer there. */
record NoteContact(SeekerContacted contacted) implements Deed {
  @Override
  public Verdict decide(Look look) {
    String seeker = contacted.seeker();
    if (!SeekerStore.isKnown(look.tables(), seeker)) {
      return Verdict.refuse(SeekerRefusal.UNKNOWN_SEEKER);
    }
    return SeekerStore.isKept(look.tables(), "e.seeker", seeker)
        ? Verdict.accept(contacted)
        : Verdict.refuse(SeekerRefusal.SEEKER_GONE);
  }
}
