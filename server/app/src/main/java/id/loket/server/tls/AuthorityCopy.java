package id.loket.server.tls;

import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The office's authority on its way into sealed copies and back: a server that stands up elsewhere
 * with another one would be trusted by no station and no screen.
 */
public final class AuthorityCopy {
  private static final String BESIDE = ".restored";

  private AuthorityCopy() {}

  /**
   * What a copy has to carry; nothing where the office has no authority.
   *
   * @param folder of the office key
   */
  public static List<Path> of(Path folder) {
    return OfficeAuthority.isThere(folder)
        ? List.of(folder.resolve(OfficeAuthority.FILE))
        : List.of();
  }

  /**
   * Puts the one that came with a copy where the server looks for it. One that lies there already
   * stays, for somebody may trust it by now; the other is put beside it then.
   *
   * @param data where the copy was unpacked
   * @return where it lies now; empty if the copy carried none
   */
  public static Optional<Path> putBack(Path data, Path folder) throws IOException {
    Path came = data.resolve(OfficeAuthority.FILE);
    if (!Files.exists(came)) {
      return Optional.empty();
    }
    OwnersOnly.makeFolder(folder);
    Path place = folder.resolve(OfficeAuthority.FILE);
    if (Files.exists(place)) {
      if (Files.mismatch(place, came) == -1) {
        Files.delete(came);
        return Optional.of(place);
      }
      place = folder.resolve(OfficeAuthority.FILE + BESIDE);
      Files.deleteIfExists(place);
    }
    Path half = folder.resolve(OfficeAuthority.FILE + ".new");
    Files.deleteIfExists(half);
    OwnersOnly.make(half);
    Files.write(half, Files.readAllBytes(came));
    WholeFile.force(half);
    WholeFile.name(half, place);
    Files.delete(came);
    return Optional.of(place);
  }
}
