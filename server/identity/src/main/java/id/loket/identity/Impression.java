package id.loket.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;

/**
 * One finger as it was just put on a scanner: the person stands there. It is compared with what one
 * person claims, kept with consent, or forgotten. A value; safe for many threads.
 */
public final class Impression {
  private static final CBORMapper CBOR = new CBORMapper(new CBORFactory());
  private static final int USUAL_DOTS_PER_INCH = 500;

  private final FingerprintTemplate template;
  private final int points;

  private Impression(FingerprintTemplate template, int points) {
    this.template = template;
    this.points = points;
  }

  /**
   * Makes an impression of a picture: some tens of milliseconds, the first time about a second.
   *
   * @param dotsPerInch 0 if nobody knows; then 500, which nearly all scanners have
   * @throws UnreadableImageException if it is no picture of its kind, or far too small or large
   */
  public static Impression of(String mediaType, int dotsPerInch, byte[] file)
      throws UnreadableImageException {
    ImageFile.check(mediaType, file);
    int dpi = dotsPerInch == 0 ? USUAL_DOTS_PER_INCH : dotsPerInch;
    try {
      FingerprintTemplate template =
          new FingerprintTemplate(
              new FingerprintImage(file, new FingerprintImageOptions().dpi(dpi)));
      return new Impression(template, points(template));
    } catch (RuntimeException e) {
      throw new UnreadableImageException("no finger can be read from this picture", e);
    }
  }

  private static int points(FingerprintTemplate template) {
    try {
      JsonNode all = CBOR.readTree(template.toByteArray());
      return all.path("positionsX").size();
    } catch (IOException e) {
      throw new IllegalStateException("a template is CBOR", e);
    }
  }

  public Quality quality() {
    return Quality.of(points);
  }

  /** How many ends and forks of ridges were found. */
  int points() {
    return points;
  }

  FingerprintTemplate template() {
    return template;
  }
}
