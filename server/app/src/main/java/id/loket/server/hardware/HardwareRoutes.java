package id.loket.server.hardware;

import id.loket.device.Health;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.hardware.PastOfDevices.Change;
import id.loket.server.hardware.PastOfDevices.Falls;
import id.loket.server.journal.Database;
import id.loket.server.web.Caller;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The list of devices, and the history of one. */
public final class HardwareRoutes {
  private static final int WEEK_DAYS = 7;

  private final OfficeDesk desk;
  private final Screens screens;
  private final BinaryOperator<String> addresses;
  private final PastOfDevices past;
  private final Clock clock;

  /**
   * @param addresses of a device, by its station and its name there; empty if it was not told in
   *     this run
   */
  public HardwareRoutes(
      OfficeDesk desk,
      Database database,
      Screens screens,
      BinaryOperator<String> addresses,
      Clock clock) {
    this.desk = desk;
    this.screens = screens;
    this.addresses = addresses;
    this.past = new PastOfDevices(database);
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "hardware",
            List.of(
                Route.get("/api/v1/hardware", "hardware.read", this::all),
                Route.get("/api/v1/hardware/{station}/{device}", "hardware.read", this::history)))
        .followedBy(new DeviceHistory());
  }

  /**
   * A device on the list.
   *
   * @param place the station's name
   * @param since when it became as it is
   * @param lastSeen when its station told of it last; null if not in this run
   * @param lastDown when it last fell; null if it never did
   */
  record Row(
      String station,
      String place,
      String device,
      String kind,
      String address,
      String state,
      Health health,
      String detail,
      Instant since,
      Instant lastSeen,
      Instant lastDown,
      int fallsToday,
      int fallsInSevenDays) {}

  record Hardware(int version, List<Row> devices) {}

  record History(int version, String station, String device, List<Change> changes) {}

  private void all(Context context, Caller caller) {
    List<DeviceView> devices = Requests.await(desk.look(office -> DeviceView.all(office, screens)));
    ZoneId zone = desk.catalogue().zoneId();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Map<String, Falls> falls =
        past.falls(
            today.atStartOfDay(zone).toInstant(),
            today.minusDays(WEEK_DAYS - 1).atStartOfDay(zone).toInstant());
    Json.answer(
        context, 200, new Hardware(1, devices.stream().map(one -> row(one, falls)).toList()));
  }

  private Row row(DeviceView one, Map<String, Falls> all) {
    Falls falls = all.getOrDefault(one.station() + "/" + one.device(), Falls.NONE);
    return new Row(
        one.station(),
        one.name(),
        one.device(),
        one.kind(),
        addresses.apply(one.station(), one.device()),
        one.state(),
        one.health(),
        one.detail(),
        one.since(),
        screens.lastSeen(one.station()).orElse(null),
        falls.last().orElse(null),
        falls.today(),
        falls.week());
  }

  private void history(Context context, Caller caller) {
    String station = context.pathParam("station");
    String device = context.pathParam("device");
    List<Change> changes = past.of(station, device);
    if (changes.isEmpty()) {
      throw Problem.unknown("device");
    }
    Json.answer(context, 200, new History(1, station, device, changes));
  }
}
