package id.loket.server.lastnumbers;

import id.loket.server.rules.Office;
import id.loket.server.rules.TellLastNumbers;
import id.loket.server.web.Caller;
import id.loket.server.web.Check;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Saying how far today's numbers went, after the office was started on an older state. */
public final class LastNumbersRoutes {
  private final Requests requests;

  public LastNumbersRoutes(Requests requests) {
    this.requests = requests;
  }

  public Feature feature() {
    return Feature.of(
            "lastnumbers", List.of(Route.post("/api/v1/last-numbers", "numbers.tell", this::tell)))
        .checked((office, now) -> List.of(check(office)));
  }

  private static Check check(Office office) {
    return office.doubt().isPresent()
        ? Check.down("numbers", "numbers.asked")
        : Check.well("numbers");
  }

  /**
   * @param serials the last of each prefix today; 0 for none
   */
  record Telling(String requestId, Map<String, Integer> serials) {
    Telling {
      if (serials == null || serials.containsValue(null)) {
        throw Problem.bad("serials: a number for each prefix is needed, 0 for none");
      }
      serials.forEach(
          (prefix, serial) -> {
            if (serial < 0 || serial > TellLastNumbers.HIGHEST) {
              throw Problem.bad(
                  "serials: "
                      + prefix
                      + " "
                      + serial
                      + ": 0-"
                      + TellLastNumbers.HIGHEST
                      + " is allowed");
            }
          });
    }
  }

  private void tell(Context context, Caller caller) {
    Telling told = Json.read(context.bodyAsBytes(), Telling.class);
    requests.order(
        context, caller, told.requestId(), new TellLastNumbers(told.serials(), caller.actor()));
    context.status(204);
  }
}
