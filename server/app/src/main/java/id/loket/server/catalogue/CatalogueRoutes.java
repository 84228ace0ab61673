package id.loket.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Database;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Obstacle;
import id.loket.server.rules.Reason;
import id.loket.server.web.Accounts;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Export and import of the catalogue, and what an import would change. */
public final class CatalogueRoutes {
  /** As many differences as a sentence can name; all stand in the list. */
  private static final int NAMED = 5;

  private final OfficeDesk desk;
  private final Requests requests;
  private final Screens screens;
  private final PastCatalogues past;
  private final CatalogueHistory history;

  public CatalogueRoutes(
      OfficeDesk desk, Database database, Requests requests, Screens screens, Accounts accounts) {
    this.desk = desk;
    this.requests = requests;
    this.screens = screens;
    this.past = new PastCatalogues(database);
    this.history = new CatalogueHistory(desk, past, accounts);
  }

  public Feature feature() {
    List<Route> routes = new ArrayList<>(history.routes());
    routes.add(Route.get("/api/v1/catalogue", "catalogue.read", this::export));
    routes.add(Route.put("/api/v1/catalogue", "catalogue.change", this::adopt));
    routes.add(Route.post("/api/v1/catalogue/trial", "catalogue.change", this::trial));
    return Feature.of("catalogue", routes).checked(new CatalogueChecks());
  }

  /**
   * @param revision of the catalogue that is to be replaced; null if the file names it
   * @param confirmZone true if the zone may change though people wait; null if nobody has said so
   */
  record Import(String requestId, String revision, JsonNode catalogue, Boolean confirmZone) {
    boolean zoneConfirmed() {
      return Boolean.TRUE.equals(confirmZone);
    }

    /** Empty if neither names one. */
    String madeFrom() {
      return revision != null ? revision : catalogue.path(CatalogueFile.REVISION).asText("");
    }
  }

  record Draft(JsonNode catalogue) {
    Draft {
      if (catalogue == null) {
        throw new IllegalArgumentException("catalogue: the catalogue as a JSON object is needed");
      }
    }

    String madeFrom() {
      return catalogue.path(CatalogueFile.REVISION).asText("");
    }
  }

  /**
   * What would become of a draft; as long as it has faults, nothing else is told.
   *
   * @param revision of the catalogue in force
   * @param baseKnown whether it is known which differences would undo something
   * @param obstacles that stand in its way now
   */
  record TrialView(
      int version,
      String revision,
      boolean baseKnown,
      List<FaultView> errors,
      List<Difference> differences,
      List<ObstacleView> obstacles) {}

  /**
   * @param code what it is, for programs
   * @param words the same for the staff
   */
  record FaultView(String path, String message, String code, String words) {
    static FaultView of(Fault fault) {
      return new FaultView(fault.path(), fault.message(), fault.said().key(), fault.words());
    }
  }

  /**
   * @param screen the name of a screen that would show nothing any more; null if it is no screen
   */
  record ObstacleView(
      String kind,
      String service,
      String serviceName,
      List<Integer> counters,
      int people,
      String screen,
      String message) {
    static ObstacleView of(Obstacle one) {
      return new ObstacleView(
          one.kind().name(),
          one.service().isEmpty() ? null : one.service(),
          one.serviceName().isEmpty() ? null : one.serviceName(),
          one.counters(),
          one.people(),
          null,
          one.sentence());
    }

    static ObstacleView ofScreen(String name, List<Integer> counters) {
      String lokets = counters.stream().map(String::valueOf).collect(Collectors.joining(", "));
      String message = "Screen " + name + " shows loket " + lokets + " alone, which is missing.";
      return new ObstacleView("SCREEN_BLIND", null, null, counters, 0, name, message);
    }
  }

  private void export(Context context, Caller caller) {
    context.contentType("application/json").result(CatalogueFile.export(desk.catalogue()));
  }

  private void adopt(Context context, Caller caller) {
    Import wish = Json.read(context.bodyAsBytes(), Import.class);
    if (wish.catalogue() == null) {
      throw Problem.bad("catalogue: the catalogue as a JSON object is needed");
    }
    Catalogue wanted = checked(wish.catalogue());
    Set<String> revisions = replaceable(wish.madeFrom(), wanted);
    try {
      ImportDeed deed = new ImportDeed(wanted, wish.zoneConfirmed(), revisions, screens);
      requests.order(context, caller, wish.requestId(), deed);
    } catch (Problem no) {
      throw explained(no, wish.madeFrom(), wanted);
    }
    context.status(204);
  }

  /** Changes nothing. */
  private void trial(Context context, Caller caller) {
    Draft draft = Json.read(context.bodyAsBytes(), Draft.class);
    CatalogueReading reading = CatalogueFile.read("catalogue", draft.catalogue());
    Catalogue inForce = desk.catalogue();
    Optional<Catalogue> wanted = reading.catalogue();
    Json.answer(
        context,
        200,
        new TrialView(
            1,
            CatalogueFile.revision(inForce),
            base(draft.madeFrom()).isPresent(),
            views(reading),
            wanted.map(it -> differences(draft.madeFrom(), inForce, it)).orElse(List.of()),
            wanted.map(this::obstacles).orElse(List.of())));
  }

  private static List<FaultView> views(CatalogueReading reading) {
    return reading.faults().stream().map(FaultView::of).toList();
  }

  private static Catalogue checked(JsonNode wish) {
    CatalogueReading reading = CatalogueFile.read("catalogue", wish);
    if (!reading.faults().isEmpty()) {
      List<FaultView> errors = views(reading);
      throw Problem.of(
          422,
          "bad-catalogue",
          "The catalogue has " + errors.size() + " faults.",
          Map.of("errors", errors));
    }
    return reading.catalogue().orElseThrow();
  }

  /**
   * The revision that the wish names, and the one in force if the wish keeps all that was changed
   * since: so a file that was imported before is edited on and imported again.
   */
  private Set<String> replaceable(String madeFrom, Catalogue wanted) {
    Catalogue inForce = desk.catalogue();
    Set<String> revisions = new HashSet<>(Set.of(madeFrom));
    String present = CatalogueFile.revision(inForce);
    if (!madeFrom.equals(present)) {
      boolean undoes = differences(madeFrom, inForce, wanted).stream().anyMatch(Difference::undone);
      if (!undoes) {
        revisions.add(present);
      }
    }
    return revisions;
  }

  /** Whatever is not known to be left alone counts as undone. */
  private List<Difference> differences(String madeFrom, Catalogue inForce, Catalogue wanted) {
    Optional<Catalogue> base = base(madeFrom);
    return base.isPresent()
        ? Difference.between(base.get(), inForce, wanted)
        : Difference.between(inForce, wanted).stream().map(Difference::undoing).toList();
  }

  private Optional<Catalogue> base(String madeFrom) {
    return madeFrom.isEmpty()
        ? Optional.empty()
        : past.find(one -> CatalogueFile.revision(one).equals(madeFrom));
  }

  private Problem explained(Problem no, String madeFrom, Catalogue wanted) {
    if (no.code().equals(Reason.CATALOGUE_IN_USE.code())) {
      return inUse(no, wanted);
    }
    return no.code().equals(Reason.CATALOGUE_CHANGED.code()) ? changed(no, madeFrom, wanted) : no;
  }

  private List<ObstacleView> obstacles(Catalogue wanted) {
    List<ObstacleView> obstacles = new ArrayList<>();
    Requests.await(desk.look(office -> Obstacle.of(office, wanted)))
        .forEach(one -> obstacles.add(ObstacleView.of(one)));
    ImportDeed.blinded(wanted, screens)
        .forEach(one -> obstacles.add(ObstacleView.ofScreen(one.name(), one.counters())));
    return obstacles;
  }

  private Problem inUse(Problem no, Catalogue wanted) {
    List<ObstacleView> obstacles = obstacles(wanted);
    String named =
        obstacles.stream().map(ObstacleView::message).collect(Collectors.joining(" ", " ", ""));
    return Problem.of(
        no.status(), no.code(), no.getMessage() + named, Map.of("obstacles", obstacles));
  }

  private Problem changed(Problem no, String madeFrom, Catalogue wanted) {
    Catalogue inForce = desk.catalogue();
    List<Difference> differences = differences(madeFrom, inForce, wanted);
    String named =
        differences.stream()
            .limit(NAMED)
            .map(Difference::sentence)
            .collect(Collectors.joining("; "));
    return Problem.of(
        no.status(),
        no.code(),
        no.getMessage() + " " + differences.size() + " differences: " + named + ".",
        Map.of(
            "revision",
            CatalogueFile.revision(inForce),
            "baseKnown",
            base(madeFrom).isPresent(),
            "differences",
            differences));
  }
}
