package id.loket.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CameraState;
import id.loket.device.Health;
import id.loket.device.LampState;
import id.loket.device.PrinterState;
import id.loket.device.ScannerState;
import id.loket.device.SignState;
import id.loket.server.backup.CopyTrouble;
import id.loket.server.day.ClockView;
import id.loket.server.journal.WriteTrouble;
import id.loket.server.mending.Finding;
import id.loket.server.web.Check;
import id.loket.server.web.ScreenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody may be told a key: each cause that the program knows has its two sentences. */
class HealthWordsTest {
  private static final List<Path> SOURCES_OF_ROWS =
      List.of(
          Path.of("src", "main", "java"),
          Path.of("..", "devices", "src", "main", "java", "id", "loket", "doctor"));
  private static final Pattern TROUBLE =
      Pattern.compile("(?:Check|Row)\\.(?:attention|down)\\(\\s*[^,]+,\\s*\"([a-zA-Z.-]+)\"\\)");
  private static final Pattern EXPLAINED =
      Pattern.compile(
          "(?:Check|Row)\\.(?:well|resting|missing)\\(\\s*[^,()]+,\\s*\"([a-zA-Z.-]+)\"\\)");

  @Test
  void eachCauseSaysWhatIsWrongAndWhatToDo() throws IOException {
    Set<String> causes = new TreeSet<>(found(TROUBLE));
    assertTrue(causes.size() >= 15, "found " + causes);
    causes.addAll(composed());

    List<String> missing = new ArrayList<>();
    for (String cause : causes) {
      for (String key : List.of(cause, cause + ".todo")) {
        String ofAnyKind = key.replaceFirst("^device\\.[A-Z_]+\\.", "device.ANY.");
        if (!HealthWords.keys().contains(key) && !HealthWords.keys().contains(ofAnyKind)) {
          missing.add(key);
        }
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void noSentenceIsLeftOver() throws IOException {
    Set<String> used = new TreeSet<>(found(EXPLAINED));
    Stream.concat(found(TROUBLE).stream(), composed().stream())
        .forEach(
            cause -> {
              used.add(cause);
              used.add(cause + ".todo");
            });
    for (String common :
        List.of(
            "device",
            "device.PRINTER",
            "device.LAMP",
            "device.SIGN",
            "device.BUTTON",
            "device.CALL_PAD",
            "device.TICKET_BUTTON",
            "device.CAMERA",
            "device.FINGERPRINT")) {
      used.add(common);
      used.add(common + ".todo");
    }

    used.add("device.SIGN." + SignState.UNANSWERING);
    used.add("device.PRINTER." + PrinterState.UNANSWERING);

    Set<String> left = new TreeSet<>(HealthWords.keys());
    left.removeIf(key -> key.matches("(name|verdict|effect|device\\.ANY)\\..*"));
    left.removeAll(used);

    assertEquals(Set.of(), left);
  }

  @Test
  void aSentenceIsShortEnoughForSomebodyInAHurry() {
    List<String> tooLong = new ArrayList<>();
    for (String key : HealthWords.keys()) {
      boolean todo = key.endsWith(".todo");
      Check row = Check.down("x", todo ? key.replace(".todo", "") : key);
      String words = todo ? HealthWords.todo(row) : HealthWords.what(row);
      for (String sentence : words.split("(?<=[.!?]) ")) {
        if (sentence.split(" ").length > 16) {
          tooLong.add(key + ": " + sentence);
        }
      }
    }

    assertEquals(List.of(), tooLong);
  }

  @Test
  void aStateThatNobodyKnowsFallsBackToItsKind() {
    Check scanner = Check.down("device.k.s", "device.SCANNER.JAMMED").named("device.SCANNER");
    Check printer = Check.down("device.k.p", "device.PRINTER.ON_FIRE").named("device.PRINTER");

    assertTrue(HealthWords.what(scanner).startsWith("Perangkat tidak bekerja"));
    assertTrue(HealthWords.what(printer).startsWith("Printer tidak bekerja"));
    assertFalse(HealthWords.todo(printer).isEmpty());
    assertTrue(HealthWords.name(scanner.with("name", "Kiosk 1")).startsWith("Kiosk 1"));
  }

  @Test
  void theVerdictCountsCausesAndNotTheirVictims() {
    Check one = Check.down("device.k.lamp-1", "device.LAMP.SILENT");
    Check other = Check.down("device.k.lamp-2", "device.LAMP.SILENT");
    Check backup = Check.attention("backup", "backup.none");

    assertEquals("Belum baik: 2 hal perlu ditangani.", verdict(one, other, backup));
    assertEquals("Siap melayani. 1 hal perlu diperhatikan.", verdict(backup));
    assertEquals("Siap melayani. Semua pemeriksaan baik.", verdict(Check.well("backup")));
  }

  @Test
  void whatIsNotThereYetIsSaidAndIsNoFault() {
    Check printers = Check.missing("printers", "printers.notYet");

    assertEquals("Belum lengkap. Belum ada mesin pencetak nomor.", verdict(printers));
    assertEquals(
        "Belum lengkap. Belum ada mesin pencetak nomor. 1 hal perlu diperhatikan.",
        verdict(printers, Check.attention("backup", "backup.none")));
    assertEquals(
        "Belum baik: 1 hal perlu ditangani.",
        verdict(printers, Check.down("device.k.lamp-1", "device.LAMP.SILENT")));
  }

  @Test
  void whatADeviceSaysOfItselfIsNoPattern() {
    Check row = Check.attention("x", "services.alone").with("services", "$1 {free} \\");

    assertTrue(HealthWords.what(row).contains("$1 {free} \\"));
  }

  private static String verdict(Check... rows) {
    return HealthWords.verdict(List.of(rows));
  }

  /** Those whose last part is a word of a list. */
  private static Set<String> composed() {
    Set<String> causes = new TreeSet<>();
    for (WriteTrouble.Cause one : WriteTrouble.Cause.values()) {
      causes.add("storage." + one);
    }
    for (Finding.State one : Finding.State.values()) {
      causes.add("damage." + one);
    }
    for (CopyTrouble.Cause one : CopyTrouble.Cause.values()) {
      causes.add("copy." + one);
    }
    Arrays.stream(ClockView.State.values())
        .filter(one -> one != ClockView.State.LEFT)
        .forEach(one -> causes.add("clock." + one));
    Arrays.stream(PrinterState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(one -> causes.add("device.PRINTER." + one));
    Arrays.stream(LampState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(one -> causes.add("device.LAMP." + one));
    Arrays.stream(CameraState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(one -> causes.add("device.CAMERA." + one));
    Arrays.stream(SignState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(one -> causes.add("device.SIGN." + one));
    Arrays.stream(ScannerState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(one -> causes.add("device.FINGERPRINT." + one));
    Arrays.stream(ButtonState.values())
        .filter(one -> one.health() != Health.WELL)
        .forEach(
            one -> {
              causes.add("device.BUTTON." + one);
              causes.add("device.CALL_PAD." + one);
              causes.add("device.TICKET_BUTTON." + one);
            });
    Arrays.stream(ScreenKind.values())
        .filter(one -> one != ScreenKind.DESK)
        .forEach(one -> causes.add("screen." + one));
    causes.addAll(List.of("station.stopped", "station.notEnrolled"));
    return causes;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path sources : SOURCES_OF_ROWS) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          pattern.matcher(Files.readString(file)).results().forEach(one -> found.add(one.group(1)));
        }
      }
    }
    return found;
  }
}
