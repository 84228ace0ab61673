package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.journal.Digest;
import id.loket.server.journal.JournalJson;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Event;
import id.loket.server.rules.Office;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Step;
import id.loket.server.rules.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Service began: what the hall knows already is behind. By the procedure that held when the number
 * was taken. Harmless when repeated, and where the service has no procedure.
 *
 * @param person of whose words there will be some: another than the guest's, whose words are not
 *     kept as long
 */
record OpenDossier(String ticket, String dossier, String code, String person) implements Deed {
  private static final int REVISION = 24;

  @Override
  public Verdict decide(Look look) {
    Optional<Ticket> found = look.office().ticket(ticket);
    Optional<Dossier> before = DossierTables.ofTicket(look.tables(), ticket);
    if (before.filter(one -> one.state() == Dossier.State.TAKEN_BACK).isPresent()) {
      return Verdict.accept(new DossierResumed(before.get().id(), ticket, "office"));
    }
    if (found.isEmpty() || before.isPresent()) {
      return Verdict.accept();
    }
    Catalogue then =
        PastCatalogues.replacedSince(look.tables(), found.get().issuedAt())
            .orElse(look.office().catalogue());
    return then.service(found.get().service())
        .filter(service -> service.procedure().isPresent())
        .map(service -> opened(look, found.get(), service))
        .orElse(Verdict.accept());
  }

  private Verdict opened(Look look, Ticket ticket, Catalogue.Service service) {
    Procedure procedure = service.procedure().orElseThrow();
    String body = JournalJson.write(procedure);
    String revision = Digest.of(body.getBytes(StandardCharsets.UTF_8)).substring(0, REVISION);
    List<Event> events = new ArrayList<>();
    if (!DossierTables.isKept(look.tables(), revision)) {
      events.add(new ProcedureKept(revision, service.code(), body));
    }
    Optional<Instant> signed = signed(look.tables(), ticket.id());
    events.add(
        new DossierOpened(
            dossier,
            code,
            person,
            ticket.id(),
            service.code(),
            revision,
            service.standard().number() + ", " + service.standard().date(),
            ticket.issue().language()));
    String device = actor(ticket.issue().device());
    for (Step step : procedure.taken()) {
      if (step.kind() == Kind.NUMBER) {
        events.add(StepDone.of(dossier, step.key(), ticket.issuedAt(), device));
      } else if (step.kind() == Kind.GUEST_BOOK && signed.isPresent()) {
        events.add(StepDone.of(dossier, step.key(), signed.get(), device));
      } else if (step.kind() == Kind.DIRECTED && ticket.calledAt() != null) {
        String by = officerAt(look.office(), ticket.counter());
        events.add(StepDone.of(dossier, step.key(), ticket.calledAt(), by));
      }
    }
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }

  /** When the guest book was signed for this ticket. */
  private static Optional<Instant> signed(Handle tables, String ticket) {
    return tables
        .createQuery("SELECT noted_utc FROM guest_entry WHERE ticket = ?")
        .bind(0, ticket)
        .map((row, context) -> Instant.parse(row.getString(1)))
        .findOne();
  }

  private static String actor(String place) {
    return place.contains(":") ? place : "device:" + place;
  }

  private static String officerAt(Office office, int counter) {
    return office
        .counter(counter)
        .map(CounterState::officer)
        .filter(officer -> !officer.isEmpty())
        .map(officer -> "person:" + officer)
        .orElse("office");
  }
}
