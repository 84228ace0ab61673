package id.loket.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityCopyTest {
  @TempDir private Path folder;
  private Path data;
  private Path keys;

  @BeforeEach
  void makeFolders() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    keys = folder.resolve("keys");
  }

  @Test
  void anOfficeWithoutOneCarriesNone() throws Exception {
    assertEquals(List.of(), AuthorityCopy.of(keys));
    assertEquals(Optional.empty(), AuthorityCopy.putBack(data, keys));
  }

  @Test
  void theOneThatCameLiesWhereTheServerLooks() throws Exception {
    Path came = Files.writeString(data.resolve(OfficeAuthority.FILE), "of then");

    assertEquals(
        Optional.of(keys.resolve(OfficeAuthority.FILE)), AuthorityCopy.putBack(data, keys));

    assertEquals("of then", Files.readString(keys.resolve(OfficeAuthority.FILE)));
    assertFalse(Files.exists(came));
    assertEquals(List.of(keys.resolve(OfficeAuthority.FILE)), AuthorityCopy.of(keys));
  }

  @Test
  void oneThatSomebodyMayTrustByNowIsNotReplaced() throws Exception {
    Path here = Files.createDirectory(keys).resolve(OfficeAuthority.FILE);
    Files.writeString(here, "of now");
    Files.writeString(data.resolve(OfficeAuthority.FILE), "of then");

    Path beside = AuthorityCopy.putBack(data, keys).orElseThrow();

    assertEquals("of now", Files.readString(here));
    assertEquals("of then", Files.readString(beside));
  }
}
