package id.loket.server.catalogue;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Reason;
import id.loket.server.web.Screen;
import id.loket.server.web.Screens;
import java.util.List;
import java.util.Set;

/**
 * A person's catalogue takes the place of the one in force, if that is the one it was made from.
 *
 * @param zoneConfirmed whether the zone may change though people wait
 * @param revisions of the catalogues that it may replace
 */
record ImportDeed(
    Catalogue catalogue, boolean zoneConfirmed, Set<String> revisions, Screens screens)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    if (!revisions.contains(CatalogueFile.revision(look.office().catalogue()))) {
      return Verdict.refuse(Reason.CATALOGUE_CHANGED);
    }
    if (!blinded(catalogue, screens).isEmpty()) {
      return Verdict.refuse(Reason.CATALOGUE_IN_USE);
    }
    return Deed.of(new AdoptCatalogue(catalogue, zoneConfirmed)).decide(look);
  }

  /** A catalogue brings the zone in which days are counted. */
  @Override
  public boolean beginsDay() {
    return false;
  }

  /** The screens that were made for certain lokets, none of which would be there any more. */
  static List<Screen> blinded(Catalogue next, Screens screens) {
    return screens.all().stream()
        .filter(one -> !one.revoked())
        .map(Screens.Enrolled::screen)
        .filter(one -> !one.counters().isEmpty())
        .filter(one -> one.counters().stream().allMatch(loket -> next.counter(loket).isEmpty()))
        .toList();
  }
}
