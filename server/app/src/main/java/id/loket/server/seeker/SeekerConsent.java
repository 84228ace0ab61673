package id.loket.server.seeker;

import id.loket.server.rules.Catalogue.Text;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The words under which somebody lets the office call (UU 27/2022, articles 20 to 22). None is ever
 * changed: other words are another version. A value.
 *
 * @param versions the newest last; that one is in force
 */
record SeekerConsent(List<Version> versions) {
  private static final String FILE = "/consent/seeker.json";

  SeekerConsent {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: one at least is needed");
    }
  }

  record Version(String version, Text text) {}

  /** Those of this program. */
  static SeekerConsent read() {
    try (InputStream in = SeekerConsent.class.getResourceAsStream(FILE)) {
      return Json.read(in.readAllBytes(), SeekerConsent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + ": can't be read", e);
    }
  }

  Version inForce() {
    return versions.get(versions.size() - 1);
  }

  /**
   * The version to which somebody has agreed; without one nobody is put down.
   *
   * @throws Problem 422 for none, and for one that there never was
   */
  String agreed(String version) {
    List<String> known = versions.stream().map(Version::version).toList();
    if (version == null || !known.contains(version)) {
      throw Problem.bad(
          "consentVersion is "
              + version
              + ": nobody is put down who has not agreed; allowed is one of "
              + known);
    }
    return version;
  }
}
