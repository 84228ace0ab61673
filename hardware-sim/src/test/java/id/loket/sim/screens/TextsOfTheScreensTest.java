package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.ButtonState;
import id.loket.device.CameraState;
import id.loket.device.DeviceKind;
import id.loket.device.LampState;
import id.loket.device.PrinterState;
import id.loket.device.ScannerState;
import id.loket.device.SignState;
import id.loket.server.call.Boards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each sentence that a screen asks for is there, each that is there is asked for, and a screen in
 * two languages has each in both. Looked up in the text of the pages: a key that is put together
 * while the page runs is known by its fixed parts.
 */
class TextsOfTheScreensTest {
  private static final Path HERE = Path.of("").toAbsolutePath().getParent();
  private static final List<Path> SCREENS =
      List.of(
          HERE.resolve("server/app/src/main/resources/screens"),
          HERE.resolve("kiosk/src/main/resources/screens"),
          HERE.resolve("counter-display/src/main/resources/screens"),
          HERE.resolve("hardware-sim/src/main/resources/screens"));

  private static final String SENTENCES = "export default {";
  private static final Pattern KEY = Pattern.compile("(?m)^  (?:'([^']+)'|(\\w+)):");
  private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*'([^']+)'");

  /** How a key begins of which the rest is only known while the page runs. */
  private static final Pattern SAID_IN_PART = Pattern.compile("\\bsay\\(\\s*`([\\w-]+)\\$\\{");

  private static final Pattern WORD = Pattern.compile("'([^'\\n]*)'");

  /** The fixed parts of what is put together: how it begins, ends, and is joined. */
  private static final Pattern BEGIN = Pattern.compile("`([\\w-]+)\\$\\{");

  private static final Pattern END = Pattern.compile("}([\\w-]+)`");
  private static final Pattern JOINT = Pattern.compile("`\\$\\{\\w+}([-_])\\$\\{\\w+}`");

  /**
   * Words of the wire, such as states and kinds of events: the server says them. That each kind of
   * event has a sentence is tested there.
   */
  private static final Pattern OF_THE_WIRE =
      Pattern.compile("[A-Z][A-Z_]+|([a-z]+\\.)?([A-Z][a-z]+){2,}");

  private record Faults(List<String> missing, List<String> unused) {
    static final Faults NONE = new Faults(List.of(), List.of());
  }

  /** The guard reads where a visitor stands, the head of office where visits end. */
  @Test
  void eachPageOfTheKioskHasANameForTheStaff() throws IOException {
    String kiosk =
        Files.readString(HERE.resolve("kiosk/src/main/resources/screens/kiosk/kiosk.js"));
    String names = kiosk.substring(kiosk.indexOf("@typedef {'attract'"), kiosk.indexOf("} Page"));
    Set<String> pages =
        WORD.matcher(names)
            .results()
            .map(one -> "kiosk-" + one.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    String staff =
        Files.readString(HERE.resolve("server/app/src/main/resources/screens/shared/staff.id.js"));
    Set<String> named =
        Pattern.compile("'(kiosk-\\w+)':")
            .matcher(staff)
            .results()
            .map(one -> one.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(pages, named);
  }

  @TestFactory
  Stream<DynamicTest> everyScreenSaysWhatItHasAndHasWhatItSays() throws IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> assertEquals(Faults.NONE, faults(folder, shared()))));
  }

  @Test
  void whatSeveralPagesSayIsSaidBySome() throws IOException {
    String pages = "";
    for (Path folder : folders()) {
      pages += script(folder);
    }
    pages += script(SCREENS.get(0).resolve("shared"));
    assertEquals(List.of(), unused(shared(), pages));
  }

  /** The pages put them together while they run, so no look at their text finds one that lacks. */
  @Test
  void everyStateThatADeviceABoardAndItsSoundMayTellHasAWord() throws IOException {
    Set<String> known = shared();
    Map<DeviceKind, Enum<?>[]> states =
        Map.of(
            DeviceKind.PRINTER, PrinterState.values(),
            DeviceKind.LAMP, LampState.values(),
            DeviceKind.SIGN, SignState.values(),
            DeviceKind.BUTTON, ButtonState.values(),
            DeviceKind.CALL_PAD, ButtonState.values(),
            DeviceKind.TICKET_BUTTON, ButtonState.values(),
            DeviceKind.CAMERA, CameraState.values(),
            DeviceKind.FINGERPRINT, ScannerState.values());
    assertEquals(Set.of(DeviceKind.values()), states.keySet());
    List<String> missing = new ArrayList<>();
    states.forEach(
        (kind, all) -> {
          wanted(known, missing, "kind" + kind);
          for (Enum<?> state : all) {
            wanted(known, missing, "device" + kind + "_" + state, "device" + state);
          }
        });
    for (String state : List.of("LIVE", "LOST", "STATION_LOST", "NONE")) {
      wanted(known, missing, "device" + state);
    }
    for (Boards.Sound sound : Boards.Sound.values()) {
      wanted(known, missing, "sound" + sound);
    }

    assertEquals(List.of(), missing);
  }

  private static void wanted(Set<String> known, List<String> missing, String... oneOf) {
    if (Stream.of(oneOf).noneMatch(known::contains)) {
      missing.add(oneOf[oneOf.length - 1]);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachLanguageOfAScreenHasTheSameSentences() throws IOException {
    return folders().stream()
        .filter(folder -> Files.exists(folder.resolve("texts.en.js")))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () ->
                        assertEquals(
                            keys(folder.resolve("texts.id.js")),
                            keys(folder.resolve("texts.en.js")))));
  }

  @Test
  void aPlantedFaultOfEachKindIsCaught(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("texts.id.js"),
        "export default {\n  said: 'a',\n  'of-A': 'b',\n  never: 'c',\n};\n");
    Files.writeString(
        folder.resolve("page.js"),
        "say('said'); say(`of-${kind}`); say('forgotten'); say(`lost${kind}`);\n");

    assertEquals(
        new Faults(List.of("forgotten", "lost"), List.of("never")),
        faults(folder, Set.of("other")));
  }

  private static Set<String> shared() throws IOException {
    return keys(SCREENS.get(0).resolve("shared/staff.id.js"));
  }

  private static List<Path> folders() throws IOException {
    List<Path> found = folders(TextsOfTheScreensTest::hasSentences).toList();
    assertTrue(found.size() >= 12, found.toString());
    return found;
  }

  private static Stream<Path> folders(Predicate<Path> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path screens : SCREENS) {
      try (Stream<Path> folders = Files.list(screens)) {
        folders.filter(wanted).sorted().forEach(found::add);
      }
    }
    return found.stream();
  }

  private static boolean hasSentences(Path folder) {
    return contains(folder, SENTENCES);
  }

  private static boolean contains(Path folder, String words) {
    try {
      Path texts = folder.resolve("texts.id.js");
      return Files.exists(texts) && Files.readString(texts).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Faults faults(Path folder, Set<String> shared) throws IOException {
    Set<String> own = keys(folder.resolve("texts.id.js"));
    String script = script(folder) + script(SCREENS.get(0).resolve("shared"));
    Set<String> known = new TreeSet<>(own);
    known.addAll(shared);
    List<String> missing =
        Stream.concat(
                all(SAID, script(folder)).stream().filter(key -> !known.contains(key)),
                all(SAID_IN_PART, script(folder)).stream()
                    .filter(begin -> known.stream().noneMatch(key -> key.startsWith(begin))))
            .toList();
    return new Faults(missing, unused(own, script));
  }

  private static List<String> unused(Set<String> keys, String script) {
    Set<String> words = all(WORD, script);
    Set<String> begins = all(BEGIN, script);
    Set<String> ends = all(END, script);
    Set<String> joints = all(JOINT, script);
    return keys.stream()
        .filter(key -> !words.contains(key))
        .filter(key -> begins.stream().noneMatch(key::startsWith))
        .filter(key -> ends.stream().noneMatch(key::endsWith))
        .filter(key -> joints.stream().noneMatch(key::contains))
        .filter(key -> !OF_THE_WIRE.matcher(key).matches())
        .toList();
  }

  private static Set<String> keys(Path texts) throws IOException {
    return keysOf(Files.readString(texts));
  }

  private static Set<String> keysOf(String texts) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = KEY.matcher(texts);
    while (matcher.find()) {
      keys.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return keys;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String script(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".js") && !name.matches("(texts\\..*|staff\\.id)\\.js")) {
          all.append(Files.readString(file));
        }
      }
      return all.toString();
    }
  }
}
