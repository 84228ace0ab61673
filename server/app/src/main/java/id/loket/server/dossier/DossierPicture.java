package id.loket.server.dossier;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One berkas as those see it who work on it. What was written in it is not here: it is read by
 * itself, which is noted.
 *
 * @param dossier null while there is none
 */
record DossierPicture(int version, FileView dossier) {

  /**
   * @param checking key of the step at which papers are looked at now; null if at none
   * @param due until when the office has to be done; null while it waits for the visitor
   * @param code for the door, as the list of what is missing has it
   */
  record FileView(
      String id,
      String code,
      String person,
      boolean erased,
      String service,
      Catalogue.Text serviceName,
      String standard,
      Dossier.State state,
      Instant openedAt,
      Instant completeAt,
      Instant due,
      List<VisitView> visits,
      List<StepView> steps,
      String next,
      String checking,
      List<LineView> lines,
      List<Catalogue.Text> missing,
      List<Procedure.Product> products,
      boolean mayMake,
      ProductView product,
      EndingView ending,
      AgendaView agenda,
      String words,
      DossierStore.SlipView slip) {}

  record VisitView(String ticket, String number) {}

  /**
   * @param by whom it was done by; null while it is not
   * @param words id of what was noted with it
   * @param may whether an officer may do it now
   * @param maySkip whether an officer may go on without it
   */
  record StepView(
      String key,
      String printed,
      String text,
      Procedure.Actor actor,
      Procedure.Kind kind,
      Procedure.Evidence evidence,
      boolean optional,
      boolean assumed,
      Course.Standing standing,
      Instant at,
      String by,
      String reason,
      String words,
      boolean may,
      boolean maySkip) {}

  /**
   * @param asked the marks that are needed at the step at which papers are looked at now
   * @param mayBeOpen whether only a later step brings it
   */
  record LineView(
      String key,
      Catalogue.Text name,
      int version,
      LineState state,
      String reason,
      Instant at,
      String by,
      String words,
      List<Procedure.Mark> asked,
      boolean mayBeOpen,
      List<MarkView> marks) {}

  record MarkView(Procedure.Mark mark, String step, Instant at, String by) {}

  record ProductView(String kind, Instant at, String words) {}

  record EndingView(String to, Instant at, String words) {}

  record AgendaView(int year, int number) {}

  static final DossierPicture NONE = new DossierPicture(1, null);

  /**
   * @param names what the office calls an actor
   */
  static DossierPicture draw(
      Dossier dossier,
      Catalogue catalogue,
      UnaryOperator<String> names,
      boolean erased,
      Optional<DossierStore.SlipView> slip) {
    Course course = dossier.course();
    Optional<Step> checking = course.checking();
    return new DossierPicture(
        1,
        new FileView(
            dossier.id(),
            dossier.code(),
            dossier.person(),
            erased,
            dossier.service(),
            nameOf(catalogue, dossier.service()),
            dossier.standard(),
            dossier.state(),
            dossier.openedAt(),
            dossier.completeAt().orElse(null),
            Promise.due(catalogue, dossier.completeAt()).orElse(null),
            dossier.tickets().stream().map(DossierPicture::visit).toList(),
            dossier.procedure().taken().stream()
                .map(one -> step(dossier, course, one, names))
                .toList(),
            course.next().map(Step::key).orElse(null),
            checking.map(Step::key).orElse(null),
            dossier.procedure().documents().stream()
                .map(one -> line(dossier, course, one, checking, names))
                .toList(),
            course.missing().stream().map(Procedure.Document::name).toList(),
            dossier.procedure().products(),
            course.obstacleToProduct().isEmpty() && !dossier.procedure().products().isEmpty(),
            dossier
                .product()
                .map(one -> new ProductView(one.kind(), one.at(), one.words().orElse(null)))
                .orElse(null),
            dossier
                .ending()
                .map(one -> new EndingView(one.to(), one.at(), one.words().orElse(null)))
                .orElse(null),
            dossier.agenda().map(one -> new AgendaView(one.year(), one.number())).orElse(null),
            dossier.words().orElse(null),
            slip.orElse(null)));
  }

  private static VisitView visit(String ticket) {
    return new VisitView(ticket, id.loket.server.rules.Ticket.numberOf(ticket).toString());
  }

  /** As the catalogue of now calls it; by its code where it has gone. */
  static Catalogue.Text nameOf(Catalogue catalogue, String service) {
    return catalogue
        .service(service)
        .map(Catalogue.Service::name)
        .orElse(new Catalogue.Text(service, service));
  }

  static Catalogue.Text nameOnPaper(Catalogue catalogue, String service) {
    return catalogue
        .service(service)
        .map(Catalogue.Service::nameOnPaper)
        .orElse(new Catalogue.Text(service, service));
  }

  private static StepView step(
      Dossier dossier, Course course, Step step, UnaryOperator<String> names) {
    Optional<Dossier.StepTaken> taken = Optional.ofNullable(dossier.steps().get(step.key()));
    boolean made = step.kind() == Procedure.Kind.PRODUCT || step.kind() == Procedure.Kind.SCHEDULE;
    return new StepView(
        step.key(),
        step.printed(),
        step.text(),
        step.actor(),
        step.kind(),
        step.evidence(),
        step.optional(),
        step.assumed(),
        course.standing(step),
        taken.map(Dossier.StepTaken::at).orElse(null),
        taken.map(one -> names.apply(one.by())).orElse(null),
        taken.map(Dossier.StepTaken::reason).filter(one -> !one.isEmpty()).orElse(null),
        taken.flatMap(Dossier.StepTaken::words).orElse(null),
        !made && course.obstacle(step).isEmpty(),
        course.obstacleToSkip(step).isEmpty());
  }

  private static LineView line(
      Dossier dossier,
      Course course,
      Procedure.Document document,
      Optional<Step> checking,
      UnaryOperator<String> names) {
    Optional<Dossier.Line> line = Optional.ofNullable(dossier.lines().get(document.key()));
    return new LineView(
        document.key(),
        document.name(),
        dossier.versionOf(document.key()),
        dossier.stateOf(document.key()),
        line.map(Dossier.Line::reason).filter(one -> !one.isEmpty()).orElse(null),
        line.map(Dossier.Line::at).orElse(null),
        line.map(one -> names.apply(one.by())).orElse(null),
        line.flatMap(Dossier.Line::words).orElse(null),
        checking.map(Step::marks).orElse(List.of()),
        checking.filter(step -> course.mayBeOpen(document, step)).isPresent(),
        dossier.marks().stream()
            .filter(one -> one.line().equals(document.key()))
            .map(one -> new MarkView(one.mark(), one.step(), one.at(), names.apply(one.by())))
            .sorted(java.util.Comparator.comparing(MarkView::at).thenComparing(MarkView::mark))
            .toList());
  }
}
