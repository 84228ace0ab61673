package id.loket.server.dossier;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Step;
import id.loket.server.rules.Ticket;
import java.time.Instant;
import java.util.List;

/** The berkas that are open, the oldest first, and what each waits for. Names nobody. */
record DossierList(int version, String zone, List<Row> dossiers) {

  /** What a berkas waits for. */
  enum WaitsFor {
    /** The visitor brings what is missing. */
    VISITOR,
    STEP,
    PRODUCT,
    HAND_OVER
  }

  /**
   * @param step text of the step that comes next; null if it waits for something else
   * @param actor who does that; null as well
   * @param due until when the office has to be done; null while papers are missing
   * @param number of its last visit
   */
  record Row(
      String id,
      String service,
      Catalogue.Text serviceName,
      String number,
      int visits,
      Dossier.State state,
      Instant openedAt,
      Instant changedAt,
      Instant due,
      WaitsFor waitsFor,
      String step,
      Procedure.Actor actor,
      int missing) {}

  static DossierList draw(List<Dossier> open, Catalogue catalogue) {
    return new DossierList(
        1, catalogue.office().zone(), open.stream().map(one -> row(one, catalogue)).toList());
  }

  private static Row row(Dossier dossier, Catalogue catalogue) {
    Course course = dossier.course();
    WaitsFor waitsFor = waitsFor(dossier, course);
    Step next = waitsFor == WaitsFor.STEP ? course.next().orElseThrow() : null;
    return new Row(
        dossier.id(),
        dossier.service(),
        DossierPicture.nameOf(catalogue, dossier.service()),
        Ticket.numberOf(dossier.lastTicket()).toString(),
        dossier.tickets().size(),
        dossier.state(),
        dossier.openedAt(),
        dossier.changedAt(),
        Promise.due(catalogue, dossier.completeAt()).orElse(null),
        waitsFor,
        next == null ? null : next.text(),
        next == null ? null : next.actor(),
        course.missing().size());
  }

  private static WaitsFor waitsFor(Dossier dossier, Course course) {
    if (dossier.state() == Dossier.State.WAITING) {
      return WaitsFor.VISITOR;
    }
    if (dossier.product().isPresent()) {
      return WaitsFor.HAND_OVER;
    }
    return course.next().isPresent() ? WaitsFor.STEP : WaitsFor.PRODUCT;
  }
}
