package id.loket.server.ticket;

import id.loket.device.Health;
import id.loket.hall.Priority;
import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.HelpCall;
import id.loket.server.rules.Office;
import id.loket.server.ticket.Views.ServiceView;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Screen;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What one kiosk shows: the services, whether the office is open, how its printer is. */
record KioskPicture(
    int version,
    OfficeView office,
    boolean open,
    String closedReason,
    Instant opensAt,
    Instant closesAt,
    String zone,
    String zoneName,
    String day,
    List<String> languages,
    List<ServiceView> services,
    List<Priority> priorities,
    PrinterView printer,
    HelpView help,
    List<ClosingView> closings) {

  record OfficeView(String name, String address) {}

  /**
   * @param state a printer's, or NONE where no printer belongs to this kiosk
   * @param health DOWN where no slip comes out here, for whatever cause
   */
  record PrinterView(String state, Health health) {}

  record HelpView(String id, Instant calledAt, boolean answered) {}

  static KioskPicture draw(Office office, Instant now, Screen kiosk, ClosingViews closings) {
    Catalogue catalogue = office.catalogue();
    boolean open = office.closedReason(now) == null;
    return new KioskPicture(
        1,
        new OfficeView(catalogue.office().name(), catalogue.office().address()),
        open,
        office.closedReason(now),
        office.opensAt(now).orElse(null),
        open ? office.openingTimes().closing(now).orElse(null) : null,
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.dayAt(now).toString(),
        List.of("id", "en"),
        services(office, now),
        Arrays.stream(Priority.values()).filter(Priority::goesFirst).toList(),
        printer(office, kiosk),
        help(office, kiosk, now),
        closings.all(office, now));
  }

  static List<ServiceView> services(Office office, Instant now) {
    return office.catalogue().services().stream()
        .map(service -> ServiceView.of(office, service, now))
        .toList();
  }

  private static PrinterView printer(Office office, Screen kiosk) {
    if (kiosk.printer().isEmpty()) {
      return new PrinterView("NONE", Health.DOWN);
    }
    return office
        .device(kiosk.printer(), "printer")
        .map(one -> new PrinterView(one.state(), DeviceView.health(one)))
        .orElse(new PrinterView("UNREACHABLE", Health.DOWN));
  }

  /** The newest help call of this screen, as long as it is open or was answered lately. */
  private static HelpView help(Office office, Screen kiosk, Instant now) {
    HelpCall newest =
        office.helpCalls().stream()
            .filter(call -> call.from().equals(kiosk.id()) && call.isOfNow(now))
            .max(Comparator.comparing(HelpCall::open).thenComparing(HelpCall::at))
            .orElse(null);
    return newest == null ? null : new HelpView(newest.id(), newest.at(), !newest.open());
  }
}
