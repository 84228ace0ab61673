package id.loket.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Export and import of the catalogue. */
public final class CatalogueRoutes {
  private final OfficeDesk desk;
  private final Requests requests;

  public CatalogueRoutes(OfficeDesk desk, Requests requests) {
    this.desk = desk;
    this.requests = requests;
  }

  public Feature feature() {
    return Feature.of(
        "catalogue",
        List.of(
            Route.get("/api/v1/catalogue", "catalogue.read", this::export),
            Route.put("/api/v1/catalogue", "catalogue.change", this::adopt)));
  }

  record Import(String requestId, JsonNode catalogue, Boolean confirmZone) {}

  record FaultView(String path, String message) {}

  private void export(Context context, Caller caller) {
    context.contentType("application/json").result(CatalogueFile.write(desk.catalogue()));
  }

  private void adopt(Context context, Caller caller) {
    Import wish = Json.read(context.bodyAsBytes(), Import.class);
    if (wish.catalogue() == null) {
      throw Problem.bad("catalogue: the catalogue as a JSON object is needed");
    }
    CatalogueReading reading = CatalogueFile.read("catalogue", wish.catalogue());
    if (!reading.faults().isEmpty()) {
      List<FaultView> errors =
          reading.faults().stream().map(f -> new FaultView(f.path(), f.message())).toList();
      throw Problem.of(
          422,
          "bad-catalogue",
          "The catalogue has " + errors.size() + " faults.",
          Map.of("errors", errors));
    }
    requests.order(
        context,
        caller,
        wish.requestId(),
        new AdoptCatalogue(reading.catalogue().get(), Boolean.TRUE.equals(wish.confirmZone())));
    context.status(204);
  }
}
