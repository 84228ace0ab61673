package id.loket.server.trial;

import id.loket.device.Slip;
import id.loket.server.rules.Catalogue;
import id.loket.server.slip.Layout;
import id.loket.server.slip.SlipKind;
import id.loket.server.slip.Values;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * What a test slip says. Its usual layout has everything that a real one can carry, so that each
 * kind of line is seen on paper, and nothing that anybody could take for a number.
 */
public final class TestSlipText {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH.mm");

  private TestSlipText() {}

  /**
   * @param printer the station's name
   */
  public static Slip of(Layout layout, Catalogue catalogue, String printer, Instant at) {
    return layout.fill(values(catalogue, printer, at));
  }

  static Values values(Catalogue catalogue, String printer, Instant at) {
    String moment = MOMENT.format(at.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
    return new Values(
        SlipKind.TEST,
        "id",
        Map.of(
            "trial", List.of("UJI COBA"),
            "office", List.of(catalogue.office().name()),
            "printer", List.of(printer),
            "time", List.of(moment)));
  }
}
