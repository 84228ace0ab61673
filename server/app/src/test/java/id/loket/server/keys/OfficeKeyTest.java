package id.loket.server.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Footprints;
import id.loket.server.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office key, its sheet, and the keys that it locks. */
class OfficeKeyTest {
  @TempDir Path folder;
  private Path data;
  private Path file;

  @BeforeEach
  void makeFolder() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    file = folder.resolve("key").resolve("office.key");
  }

  @Test
  void itIsMadeAtTheFirstStartForTheServersUserAlone() throws Exception {
    open().close();

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    assertEquals(
        List.of(), Footprints.of(data, Files.readString(file).strip()), "not beside what it locks");
  }

  @Test
  void aKeyThatOthersCanReadStopsTheStart() throws Exception {
    open().close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertTrue(
        assertThrows(IllegalStateException.class, this::open).getMessage().contains("chmod 600"));
  }

  @Test
  void whatTheSheetSaysBringsALostKeyBackHoweverItIsTyped() throws Exception {
    String words;
    byte[] sealed;
    try (KeyStore keys = open()) {
      sealed = Seal.close(keys.make("p1"), "p1", "Kenanga".getBytes());
      words = keys.recoverySheet();
      assertTrue(
          assertThrows(IllegalStateException.class, keys::recoverySheet)
              .getMessage()
              .contains("was printed on"));
    }
    Files.delete(file);
    assertTrue(
        assertThrows(IllegalStateException.class, this::open).getMessage().contains("recovery"));

    String typed = words.toLowerCase(Locale.ROOT).replace('-', ' ').replace('1', 'l');
    KeyStore.restore(OfficeKey.ofSheet(typed), data, file);

    try (KeyStore keys = open()) {
      assertEquals("Kenanga", new String(Seal.open(keys.of("p1").orElseThrow(), "p1", sealed)));
    }
  }

  @Test
  void aMistypedSheetIsToldFromARightOne() throws Exception {
    String words;
    try (KeyStore keys = open()) {
      words = keys.recoverySheet();
    }
    int caught = 0;
    String plain = words.replace("-", "");
    for (int i = 0; i < plain.length(); i++) {
      char other = plain.charAt(i) == '7' ? '8' : '7';
      String wrong = plain.substring(0, i) + other + plain.substring(i + 1);
      try {
        assertFalse(OfficeKey.ofSheet(wrong).words().equals(words));
      } catch (IllegalArgumentException e) {
        caught++;
      }
    }
    assertEquals(plain.length(), caught);
    assertThrows(IllegalArgumentException.class, () -> OfficeKey.ofSheet("7777"));
  }

  @Test
  void theKeyOfAnotherOfficeIsRefusedAndWritesNothing() throws Exception {
    open().close();
    Files.delete(file);
    Path other = folder.resolve("other.key");
    OfficeKey foreign = OfficeKey.make(other);

    assertThrows(IllegalStateException.class, () -> KeyStore.restore(foreign, data, file));
    assertFalse(Files.exists(file));
    Files.copy(other, file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertTrue(
        assertThrows(IllegalStateException.class, this::open).getMessage().contains("another"));
  }

  @Test
  void aFingerprintIsTheSameForTheSameDayAndNobodyCanMakeItWithoutItsKey() throws Exception {
    LocalDate monday = LocalDate.parse("2026-11-23");
    String first;
    try (KeyStore keys = open()) {
      first = keys.of(monday, "digest");
      assertEquals(first, keys.of(monday, "digest"));
      assertFalse(first.equals(keys.of(monday.plusDays(1), "digest")));
      assertFalse(first.equals(keys.of(monday, "other")));
    }
    try (KeyStore again = open()) {
      assertEquals(first, again.of(monday, "digest"), "after a restart");
      again.forgetDaysBefore(monday.plusDays(1));
      assertFalse(first.equals(again.of(monday, "digest")), "the key is gone");
    }
  }

  @Test
  void keysThatNeverLockedAnythingAreFoundByTheirAge() throws Exception {
    Clock clock = WallClock.clock();
    try (KeyStore keys = open()) {
      keys.make("p1");
      assertEquals(
          List.of(),
          keys.personsBetween(Instant.EPOCH, clock.instant().minus(Duration.ofHours(1))));
      assertEquals(
          List.of("p1"),
          keys.personsBetween(Instant.EPOCH, clock.instant().plus(Duration.ofHours(1))));
      keys.drop("p1");
      assertTrue(keys.of("p1").isEmpty());
      assertFalse(keys.wasErased("p1"));
    }
  }

  private KeyStore open() throws Exception {
    return KeyStore.open(data, file, WallClock.clock());
  }
}
