package id.loket.server.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import id.loket.server.web.Html;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document of the office on A4: its letterhead, its words, and on each page who wrote it, when,
 * and which page of how many it is. Words that nobody has checked come in through {@link #text}
 * only. Made by one thread.
 *
 * <p>What comes out is a tagged PDF (PDF/UA) in Indonesian that carries its fonts along; the
 * renderer reads nothing but its style sheet and fonts from the class path, no file and no address.
 */
public final class Document {
  private static final Logger log = LoggerFactory.getLogger(Document.class);

  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH.mm", INDONESIAN);

  private static final String FONT = "Liberation Sans";
  private static final int BOX = 0x25A1;
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final String title;
  private final Letterhead letterhead;
  private final StringBuilder body = new StringBuilder();

  /**
   * Who writes.
   *
   * @param zoneName WIB, WITA or WIT
   * @param simulated whether each page says that nothing in it is real
   */
  public record Letterhead(
      String office, String address, ZoneId zone, String zoneName, boolean simulated) {}

  /**
   * @param title as a reader's window and the foot of each page show it
   */
  public Document(String title, Letterhead letterhead) {
    this.title = title;
    this.letterhead = letterhead;
  }

  /**
   * Adds what is well-formed already.
   *
   * @param xhtml elements of a body; every name and every word in it has gone through {@link #text}
   */
  public Document add(String xhtml) {
    body.append(xhtml);
    return this;
  }

  /**
   * Any words as they may stand in an element or an attribute: what no document can hold, such as a
   * control character or half of a pair, is shown as a box.
   */
  public static String text(String words) {
    StringBuilder held = new StringBuilder();
    words.codePoints().forEach(one -> held.appendCodePoint(isHeld(one) ? one : BOX));
    return Html.escaped(held.toString());
  }

  private static boolean isHeld(int one) {
    boolean lineOrTab = one == '\n' || one == '\t' || one == '\r';
    boolean surrogate = one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE;
    return lineOrTab || (one >= ' ' && !surrogate && one != 0xFFFE && one != 0xFFFF);
  }

  /**
   * @param now stands on each page
   * @throws IllegalStateException if what was added is not well-formed
   */
  public byte[] pdf(Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder pdf = new PdfRendererBuilder();
    pdf.withHtmlContent(page(now), null);
    pdf.usePdfUaAccessibility(true);
    pdf.withProducer("Loket");
    pdf.withDiagnosticConsumer(Document::tell);
    pdf.useReplacementText(Character.toString(BOX));
    pdf.useExternalResourceAccessControl(
        (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    font(pdf, "Regular", REGULAR, FontStyle.NORMAL);
    font(pdf, "Bold", BOLD, FontStyle.NORMAL);
    font(pdf, "Italic", REGULAR, FontStyle.ITALIC);
    pdf.toStream(out);
    try {
      pdf.run();
    } catch (IOException e) {
      throw new IllegalStateException("a document that can't be drawn: " + title, e);
    }
    return out.toByteArray();
  }

  private static void tell(Diagnostic one) {
    if (one.getLevel().intValue() >= Level.WARNING.intValue()) {
      log.warn("document: {}", one.getFormattedMessage());
    }
  }

  private static void font(PdfRendererBuilder pdf, String name, int weight, FontStyle style) {
    pdf.useFont(() -> fontFile(name), FONT, weight, style, true);
  }

  private static InputStream fontFile(String name) {
    String resource = "/liberation/LiberationSans-" + name + ".ttf";
    InputStream in = Document.class.getResourceAsStream(resource);
    if (in == null) {
      throw new UncheckedIOException(new IOException(resource + " is not on the class path"));
    }
    return in;
  }

  /** All that stands on its pages. */
  String page(Instant now) {
    String written = MOMENT.format(now.atZone(letterhead.zone())) + " " + letterhead.zoneName();
    return Html.filled(
        Html.frame("/document/frame.xhtml"),
        Map.of(
            "style", Html.frame("/document/document.css"),
            "title", text(title),
            "office", text(letterhead.office()),
            "address", text(letterhead.address()),
            "simulation", letterhead.simulated() ? "SIMULASI – tidak ada yang nyata" : "",
            "written", written,
            "body", body.toString()));
  }
}
