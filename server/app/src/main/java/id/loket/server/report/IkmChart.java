package id.loket.server.report;

import id.loket.server.web.Html;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.Index.Line;
import id.loket.skm.Mutu;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The unsur as bars, in SVG, the same for page and paper. It carries its looks in presentation
 * attributes, so that it needs no style sheet and passes a strict content security policy; the
 * classes name what is what. The lines mark where the grade changes.
 */
public final class IkmChart {
  private static final int WIDTH = 940;
  private static final int ROW = 36;
  private static final int TOP = 40;
  private static final int LEFT = 380;
  private static final int RIGHT = 110;
  private static final double LOWEST = 1;
  private static final double HIGHEST = 4;

  private IkmChart() {}

  /**
   * @param idPrefix begins the ids in the drawing, so that a page can hold several of them;
   *     letters, digits and - only
   * @param simulated whether it says that nothing in it is real
   */
  public static String of(Index report, String idPrefix, boolean simulated) {
    if (!idPrefix.matches("[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("id " + idPrefix + ": letters, digits and - are allowed");
    }
    int height = TOP + report.lines().size() * ROW + 8;
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            """
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 %d %d" \
            aria-labelledby="%s-title %s-desc" font-family="sans-serif" font-size="15">
            <title id="%s-title">%sNilai rata-rata (NRR) tiap unsur, skala 1 sampai 4</title>
            <desc id="%s-desc">%s</desc>
            """,
            WIDTH,
            height,
            idPrefix,
            idPrefix,
            idPrefix,
            simulated ? "SIMULASI. " : "",
            idPrefix,
            Html.escaped(words(report))));
    if (simulated) {
      svg.append("<text x=\"0\" y=\"18\" fill=\"#1b1f24\" font-weight=\"bold\">SIMULASI</text>\n");
    }
    for (Line line : report.lines()) {
      bar(svg, line, report.priorities().contains(line.element()));
    }
    for (Mutu mutu : Mutu.values()) {
      border(svg, mutu, height);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void border(StringBuilder svg, Mutu mutu, int height) {
    String x = x(mutu.lowestNrr().rounded(6).doubleValue());
    svg.append(
        text(
            """
            <line class="border" x1="%s" x2="%s" y1="26" y2="%d" stroke="#5c6670" \
            stroke-dasharray="4 4"/>
            <text class="grade" x="%s" y="18" fill="#1b1f24">Mutu %s</text>
            """,
            x, x, height - 6, x, mutu.name()));
  }

  private static void bar(StringBuilder svg, Line line, boolean priority) {
    int y = TOP + (line.number() - 1) * ROW;
    double nrr = line.nrr().rounded(6).doubleValue();
    svg.append(
        text(
            """
            <text class="name" x="0" y="%d" fill="#1b1f24">%d. %s</text>
            <rect class="ground" x="%d" y="%d" width="%d" height="24" rx="4" fill="#e3ebea"/>
            <rect class="%s" x="%d" y="%d" width="%s" height="24" rx="4" fill="%s" \
            stroke="#1b1f24" stroke-width="%d"/>
            <text class="value" x="%s" y="%d" fill="#1b1f24" font-weight="bold">%s %s</text>
            """,
            y + 17,
            line.number(),
            Html.escaped(line.name()),
            LEFT,
            y,
            WIDTH - LEFT - RIGHT,
            priority ? "bar low" : "bar",
            LEFT,
            y,
            width(nrr),
            priority ? "#ffc845" : "#00565b",
            priority ? 2 : 0,
            fixed(WIDTH - RIGHT + 12),
            y + 17,
            comma(line.nrr().rounded(3)),
            line.mutu().name()));
  }

  /** The same in words: colour and length alone tell nothing to who cannot see them. */
  private static String words(Index report) {
    String unsur =
        report.lines().stream()
            .map(
                line ->
                    line.name()
                        + " "
                        + comma(line.nrr().rounded(3))
                        + " ("
                        + line.mutu().name()
                        + ")")
            .collect(Collectors.joining("; "));
    String low = report.priorities().stream().map(Element::name).collect(Collectors.joining("; "));
    return unsur + ". Tiga prioritas perbaikan: " + low + ".";
  }

  private static String x(double nrr) {
    return fixed(LEFT + share(nrr) * (WIDTH - LEFT - RIGHT));
  }

  private static String width(double nrr) {
    return fixed(Math.max(2, share(nrr) * (WIDTH - LEFT - RIGHT)));
  }

  private static double share(double nrr) {
    return (nrr - LOWEST) / (HIGHEST - LOWEST);
  }

  private static String fixed(double pixels) {
    return BigDecimal.valueOf(pixels).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  private static String comma(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }

  /** Digits as ASCII, whatever the machine's own language is. */
  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
