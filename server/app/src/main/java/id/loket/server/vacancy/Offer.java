package id.loket.server.vacancy;

import id.loket.server.web.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;

/**
 * What is offered, by whom, and where that was announced; in the words that the office has typed.
 *
 * @param places how many people are looked for
 * @param employer the placement company (P3MI), or who else hires
 * @param until the last day on which it is shown
 */
public record Offer(
    String country,
    String sector,
    String position,
    Integer places,
    String employer,
    Source source,
    LocalDate until) {
  private static final int MOST_PLACES = 9_999;
  private static final int WORD = 60;
  private static final int LINE = 80;

  public Offer {
    country = PlainText.line("country", country, WORD);
    sector = PlainText.line("sector", sector, WORD);
    position = PlainText.line("position", position, LINE);
    employer = PlainText.line("employer", employer, LINE);
    if (places == null || places < 1 || places > MOST_PLACES) {
      throw new IllegalArgumentException("places is " + places + ": 1 to " + MOST_PLACES);
    }
    if (source == null) {
      throw new IllegalArgumentException(
          "source: where it was announced is needed, with a number or a link");
    }
    if (until == null) {
      throw new IllegalArgumentException("until: the last day on which it is shown is needed");
    }
  }

  /**
   * Where it was announced.
   *
   * @param reference its number there; may be empty where there is a link
   * @param link such as {@code https://...}; may be empty where there is a number
   */
  public record Source(String name, String reference, String link) {
    private static final int MOST_LINK = 200;

    public Source {
      name = PlainText.line("source.name", name, LINE);
      reference = orEmpty("source.reference", reference, WORD);
      link = orEmpty("source.link", link, MOST_LINK);
      if (reference.isEmpty() && link.isEmpty()) {
        throw new IllegalArgumentException(
            "source: its number (reference) or its address (link) is needed");
      }
      if (!link.isEmpty() && !isAddress(link)) {
        throw new IllegalArgumentException(
            "source.link is " + link + ": an address such as https://example.go.id/1 is needed");
      }
    }

    private static String orEmpty(String field, String text, int most) {
      return text == null || text.isBlank() ? "" : PlainText.line(field, text, most);
    }

    private static boolean isAddress(String link) {
      try {
        URI address = new URI(link);
        String scheme = String.valueOf(address.getScheme());
        return scheme.matches("(?i)https?") && address.getHost() != null;
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }
}
