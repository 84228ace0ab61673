package id.loket.server.call;

import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import id.loket.server.web.Screen;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture;
import java.time.Instant;
import java.util.List;

/** What hangs over one counter: its number, and never anything about a person. */
record SignPicture(int version, String zone, String zoneName, List<Counter> counters) {
  /** Those that the screen belongs to; none where it was enrolled without one. */
  record Counter(int number, String name, Showing showing, StationPicture.Call call) {}

  static SignPicture draw(Office office, Instant now, Screen sign) {
    Catalogue catalogue = office.catalogue();
    List<Counter> counters =
        office.counters().stream()
            .filter(one -> sign.counters().contains(one.number()))
            .map(one -> CounterLook.of(office, now, one, false))
            .map(
                one ->
                    new Counter(
                        one.number(),
                        catalogue.counter(one.number()).map(Catalogue.Counter::name).orElse(""),
                        one.showing(),
                        one.call()))
            .toList();
    return new SignPicture(1, catalogue.office().zone(), catalogue.zoneName(), counters);
  }
}
