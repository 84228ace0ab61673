package id.loket.server.seeker;

import id.loket.server.vacancy.Offer;
import id.loket.server.web.PlainText;
import java.util.Locale;

/**
 * What somebody wants to do, and where.
 *
 * @param country empty for any
 * @param sector empty for any
 */
record Wish(String country, String sector) {
  private static final int WORD = 60;

  Wish {
    country = orAny("wishes.country", country);
    sector = orAny("wishes.sector", sector);
  }

  private static String orAny(String field, String text) {
    return text == null || text.isBlank() ? "" : PlainText.line(field, text, WORD);
  }

  /** However it is written: small or large letters and further spaces make no other country. */
  boolean fits(Offer offer) {
    return fits(country, offer.country()) && fits(sector, offer.sector());
  }

  private static boolean fits(String wished, String offered) {
    return wished.isEmpty() || plain(wished).equals(plain(offered));
  }

  private static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll(" +", " ");
  }
}
