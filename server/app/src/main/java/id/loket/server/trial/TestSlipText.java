package id.loket.server.trial;

import id.loket.device.Slip;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;
import id.loket.server.rules.Catalogue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a test slip says: everything that a real one can carry, so that each kind of line is seen on
 * paper, and nothing that anybody could take for a number.
 */
public final class TestSlipText {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH.mm");

  private TestSlipText() {}

  /**
   * @param printer the station's name
   */
  public static Slip of(Catalogue catalogue, String printer, Instant at) {
    String moment = MOMENT.format(at.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
    return new Slip(
        List.of(
            new Line(Style.COPY_MARK, "UJI COBA"),
            new Line(Style.TITLE, catalogue.office().name()),
            new Line(Style.CENTRED, "Bukan nomor antrean"),
            new Line(Style.RULE, ""),
            new Line(Style.BIG_NUMBER, "UJI"),
            new Line(Style.CENTRED, moment),
            new Line(Style.RULE, ""),
            new Line(Style.STRONG, "Printer: " + printer),
            new Line(Style.TEXT, "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"),
            new Line(Style.BULLET, "Garis ini tidak terpotong di kiri dan kanan"),
            new Line(Style.BULLET, "Kotak di bawah terbaca ponsel: UJI COBA"),
            new Line(Style.QR, "UJI COBA"),
            new Line(Style.RULE, ""),
            new Line(Style.CENTRED, "Kertas terpotong? Buang slip ini.")));
  }
}
