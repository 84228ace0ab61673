package id.loket.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages: plain files on the class path below {@code screens/}, from whichever module brings
 * them, and the libraries that they load, from their own jars ("webjars"). An {@code index.html}
 * gets the import map in place of {@code <!--importmap-->}; the content security policy names that
 * map's hash and allows nothing else inline. Those of an office of which nothing is real say so.
 */
public final class Pages {
  private static final String SCREENS = "/screens/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** Above all else on a page; of the two words one is to be seen, as the page's language is. */
  private static final String SIMULATION =
      "<aside class=\"simulation\" aria-labelledby=\"simulation\"><p id=\"simulation\">"
          + "<span lang=\"id\">SIMULASI</span><span lang=\"en\">SIMULATION</span></p></aside>";

  private static final Pattern BODY = Pattern.compile("<body[^>]*>");
  private static final Pattern SAFE = Pattern.compile("[a-zA-Z0-9_-]+(/[a-zA-Z0-9_.-]+)*");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("json", "application/json;charset=utf-8"),
          Map.entry("svg", "image/svg+xml;charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("txt", "text/plain;charset=utf-8"));

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final String importMap;
  private final String policy;
  private final boolean simulated;

  private record Page(byte[] bytes, String type, String etag) {}

  /**
   * @param simulated whether each page says SIMULASI
   */
  public Pages(boolean simulated) {
    this.simulated = simulated;
    importMap = importMap();
    policy =
        "default-src 'self'; script-src 'self' 'sha256-"
            + sha256(importMap)
            + "'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self';"
            + " font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
  }

  public String policy() {
    return policy;
  }

  /** Serves {@code screens/<path>}; a folder gives its index page. */
  public void serve(Context context, String path) {
    serve(context, page(SCREENS, path), "no-cache");
  }

  /** A page as this office serves it: it says so where nothing is real. */
  public String asItIs(String html) {
    if (!simulated) {
      return html;
    }
    String marked = html.replaceFirst("<html", "<html class=\"is-simulation\"");
    return BODY.matcher(marked).replaceFirst(found -> found.group() + SIMULATION);
  }

  /** Serves a library's file; its version is in the path, so it never changes. */
  void serveLibrary(Context context, String path) {
    serve(context, page(WEBJARS, path), "public, max-age=31536000, immutable");
  }

  private static void serve(Context context, Page page, String keep) {
    context.header("Cache-Control", keep);
    context.header("ETag", page.etag());
    if (page.etag().equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(page.type()).result(page.bytes());
  }

  /** Only what exists is kept, so that made-up addresses don't fill the memory. */
  private Page page(String root, String path) {
    Page known = pages.get(root + path);
    if (known != null) {
      return known;
    }
    Page read = read(root, path).orElseThrow(() -> Problem.unknown("page"));
    pages.put(root + path, read);
    return read;
  }

  private Optional<Page> read(String root, String path) {
    if (!SAFE.matcher(path).matches() || path.contains("..")) {
      return Optional.empty();
    }
    try (InputStream in = Pages.class.getResourceAsStream(root + path)) {
      String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
      if (in == null || type == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      if (path.endsWith(".html")) {
        String html = new String(bytes, StandardCharsets.UTF_8);
        String whole =
            html.replace(
                "<!--importmap-->", "<script type=\"importmap\">" + importMap + "</script>");
        bytes = asItIs(whole).getBytes(StandardCharsets.UTF_8);
      }
      String etag = '"' + Tokens.sha256(bytes).substring(0, 16) + '"';
      return Optional.of(new Page(bytes, type, etag));
    } catch (IOException e) {
      throw new UncheckedIOException("reading page " + path, e);
    }
  }

  /** The versions are those that Maven put on the class path. */
  private static String importMap() {
    Properties versions = new Properties();
    try (InputStream in = Pages.class.getResourceAsStream("/webjars.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String lit = "/webjars/lit/" + versions.getProperty("lit") + "/";
    String html = "/webjars/lit-html/" + versions.getProperty("lit-html") + "/";
    String element = "/webjars/lit-element/" + versions.getProperty("lit-element") + "/";
    String reactive =
        "/webjars/lit__reactive-element/" + versions.getProperty("lit-reactive-element") + "/";
    return "{\"imports\":{"
        + entry("lit", lit + "index.js")
        + entry("lit/", lit)
        + entry("lit-html", html + "lit-html.js")
        + entry("lit-html/", html)
        + entry("lit-element", element + "lit-element.js")
        + entry("lit-element/", element)
        + entry("lit-element/lit-element.js", element + "lit-element.js")
        + entry("@lit/reactive-element", reactive + "reactive-element.js")
        + entry("@lit/reactive-element/", reactive)
        + "\"loket/\":\"/shared/\"}}";
  }

  private static String entry(String name, String address) {
    return '"' + name + "\":\"" + address + "\",";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
