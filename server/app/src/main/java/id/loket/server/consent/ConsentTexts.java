package id.loket.server.consent;

import id.loket.server.rules.Catalogue.Text;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The texts under which guest words, photos and fingers are taken (UU 27/2022, articles 20 to 22).
 * None is ever changed: another text is another version, so that what somebody agreed to can be
 * read later. A value.
 *
 * @param versions the newest last; that one is in force
 */
public record ConsentTexts(List<Version> versions) {
  private static final String FILE = "/consent/consent.json";

  public ConsentTexts {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: one at least is needed");
    }
  }

  /**
   * @param guestBook of the words that a guest signs with
   * @param biometrics of photos and fingers
   */
  public record Version(String version, Text guestBook, Text biometrics) {}

  /** Those of this program. */
  public static ConsentTexts read() {
    try (InputStream in = ConsentTexts.class.getResourceAsStream(FILE)) {
      return Json.read(in.readAllBytes(), ConsentTexts.class);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + ": can't be read", e);
    }
  }

  public Version inForce() {
    return versions.get(versions.size() - 1);
  }

  /**
   * The version that somebody was shown, as a screen tells it; empty where it showed none.
   *
   * @throws Problem 422 for one that there never was
   */
  public Optional<String> shown(String version) {
    List<String> known = versions.stream().map(Version::version).toList();
    if (version != null && !known.contains(version)) {
      throw Problem.bad("consentVersion is " + version + ": allowed is one of " + known);
    }
    return Optional.ofNullable(version);
  }
}
