package id.loket.device;

import java.util.List;
import java.util.Random;

/**
 * What visitors type who want to harm: orders of printers, markup, formulas, SQL, line ends, and
 * letters of all kinds, mixed. The same seed gives the same texts. One thread uses it.
 */
public final class HostileTexts {
  /** How many a test tries; {@code .ci/long} says more. */
  public static final int COUNT = Integer.getInteger("hostile", 100_000);

  private static final List<String> PIECES =
      List.of(
          // Epson ESC/POS: initialise, cut, open the drawer, clear, ask, change the code page.
          "\u001B@",
          "\u001DV\u0000",
          "\u001DVA\u0003",
          "\u001Bp\u0000\u0019\u00FA",
          "\u0010\u0014\u0001\u0000\u0001",
          "\u0010\u0014\u0008\u0001\u0003\u0014\u0001\u0006\u0002\u0008",
          "\u0010\u0004\u0001",
          "\u001Bt\u00FF",
          "\u001D(k",
          "\u009B2J",
          "\u001B[2K",
          // Markup.
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</title><svg/onload=alert(1)>",
          "javascript:alert(1)",
          "&lt;b&gt;",
          "<!--",
          "]]>",
          "`${alert(1)}`",
          // Formulas and cells.
          "=1+1",
          "=HYPERLINK(\"http://x\";\"y\")",
          "+cmd|' /C calc'!A0",
          "-2+3",
          "@SUM(A1)",
          "\uFF1D1\uFF0B1",
          ";",
          ",",
          "\t",
          "\"",
          "'",
          // SQL.
          "'; DROP TABLE ticket;--",
          "\" OR 1=1 --",
          "%",
          "_",
          "\\",
          "?1",
          // Line ends and forged log lines.
          "\r\n",
          "\n",
          "\r",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u000B",
          "\u000C",
          "\n2026-11-21T00:00:00.000Z INFO  Web: all is well",
          "{} %s %n ${jndi:ldap://x}",
          // Letters: bidi, nothing to see, heaps of signs, halves, what grows when composed.
          "\u202E",
          "\u2066",
          "\u200B",
          "\uFEFF",
          "\u0000",
          "\u007F",
          "Z\u0337\u0322\u0335\u0321\u0334",
          "\uD83D",
          "\uDE00",
          "\uD83D\uDE00",
          "\uFDFA",
          "\uFB03",
          "\u1E9B\u0323",
          "\u3164",
          "\u2800",
          "\uFFFD",
          "\uFFFF",
          "\uDB40\uDC41",
          "\uE000",
          "Siti",
          "Nur'aini",
          " ");

  private static final int MOST_PIECES = 12;

  private final Random random;

  public HostileTexts(long seed) {
    random = new Random(seed);
  }

  public String next() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(MOST_PIECES);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x100));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
