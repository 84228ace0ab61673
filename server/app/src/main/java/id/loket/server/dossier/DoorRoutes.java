package id.loket.server.dossier;

import id.loket.hall.Priority;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.Recorded;
import id.loket.server.keys.KeyStore;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.IssueTicket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.ticket.NewTicket;
import id.loket.server.ticket.Views;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;

/** The door: whoever comes back with the list of what was missing gets a number for the berkas. */
public final class DoorRoutes {
  private final OfficeDesk desk;
  private final Requests requests;
  private final DossierStore store;

  public DoorRoutes(OfficeDesk desk, Database database, Requests requests, KeyStore keys) {
    this.desk = desk;
    this.requests = requests;
    this.store = new DossierStore(database, keys);
  }

  public Feature feature() {
    String code = "/api/v1/returns/{code}";
    return Feature.of(
        "return",
        List.of(
            Route.get(code, "return.read", this::read),
            Route.post(code + "/ticket", "return.take", this::take)));
  }

  /**
   * What the door is shown; names nobody.
   *
   * @param missing what the visitor has to have along
   * @param number of the ticket that it has in the hall already; null if it has none
   */
  record ReturnView(
      String service, Catalogue.Text serviceName, boolean over, List<Catalogue.Text> missing) {}

  private void read(Context context, Caller caller) {
    Dossier dossier =
        store.ofCode(context.pathParam("code")).orElseThrow(() -> Problem.unknown("dossier"));
    Json.answer(
        context,
        200,
        new ReturnView(
            dossier.service(),
            DossierPicture.nameOf(desk.catalogue(), dossier.service()),
            dossier.state().isOver(),
            dossier.course().missing().stream().map(one -> one.name()).toList()));
  }

  /** What is sent for a number; without a priority an ordinary one. */
  record Coming(String requestId, Priority priority) {
    Coming {
      priority = priority == null ? Priority.REGULAR : priority;
    }
  }

  private void take(Context context, Caller caller) {
    Coming wish = Json.read(context.bodyAsBytes(), Coming.class);
    NewTicket ticket = NewTicket.of(caller, desk.catalogue());
    ResumeDossier deed =
        new ResumeDossier(
            context.pathParam("code"),
            caller.actor(),
            dossier -> order(ticket, dossier, wish.priority()));
    List<Recorded> recorded = requests.order(context, caller, wish.requestId(), deed);
    Recorded issued =
        recorded.stream()
            .filter(one -> one.event() instanceof TicketIssued)
            .findFirst()
            .orElseThrow();
    TicketIssued event = (TicketIssued) issued.event();
    Json.answer(context, 201, Views.ticket(desk.catalogue(), event.ticket(issued.at())));
  }

  private static IssueTicket order(NewTicket ticket, Dossier dossier, Priority priority) {
    return ticket.order(dossier.service(), priority, dossier.language(), List.of());
  }
}
