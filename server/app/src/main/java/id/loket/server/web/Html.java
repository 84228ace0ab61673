package id.loket.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages that the server writes itself. */
public final class Html {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)\\}\\}");

  private Html() {}

  /** A text as it may stand in an element or in an attribute's quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * What stands around the words of a page.
   *
   * @param resource on the class path
   */
  public static String frame(String resource) {
    try (InputStream in = Html.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  /**
   * A frame with its places filled, all at once: words that look like a place, such as those of a
   * visitor who writes {@code {{title}}}, stay words.
   *
   * @param parts by the name of their place, {@code {{name}}} in the frame; each is put in as it is
   */
  public static String filled(String frame, Map<String, String> parts) {
    return PLACE
        .matcher(frame)
        .replaceAll(
            found -> {
              String part = parts.get(found.group(1));
              if (part == null) {
                throw new IllegalStateException("nothing for " + found.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }
}
