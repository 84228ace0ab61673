package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.device.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers write is kept as one line that can be read, and splits no line of the log. */
class HostileTextsTest {
  private static final long SEED = 17;

  private static final List<Path> MODULES =
      List.of(
          Path.of("."),
          Path.of("../../kiosk"),
          Path.of("../../counter-display"),
          Path.of("../../hardware-sim"));

  private static final Pattern MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|document\\.write"
              + "|srcdoc|createContextualFragment|DOMParser|\\beval\\(|new Function");

  @Test
  void aNameThatIsTakenIsOneLineThatCanBeRead() {
    HostileTexts texts = new HostileTexts(SEED);
    int taken = 0;
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      String text = texts.next();
      Optional<String> name = name(text);
      if (name.isPresent()) {
        taken++;
        assertLine(name.get(), i);
        assertEquals(name, name(name.get()), "text " + i);
      }
    }
    assertTrue(taken > HostileTexts.COUNT / 100, "taken: " + taken);
  }

  @Test
  void freeWordsAreKeptWithoutWhatCantBeRead() {
    HostileTexts texts = new HostileTexts(SEED);
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      String kept = PlainText.readable(texts.next());

      assertLine(kept, i);
      assertEquals(kept, PlainText.readable(kept), "text " + i);
    }
  }

  /** The whole number takes longer than a test usually may before it counts as hanging. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void noTextSplitsALineOfTheLog() {
    HostileTexts texts = new HostileTexts(SEED);
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      String text = texts.next();

      String written = LogLineTest.written("account {}: locked", text, null);

      assertEquals(written.length() - 1, written.indexOf('\n'), "text " + i);
      assertTrue(written.chars().allMatch(one -> one >= ' ' || one == '\n'), "text " + i);
      assertTrue(written.chars().noneMatch(one -> one == 0x85 || one == 0x2028), "text " + i);
    }
    System.out.println(String.format("hostile texts: %d, no line split", HostileTexts.COUNT));
  }

  /** Then a text on a screen is never anything but text. */
  @Test
  void noScreenMakesMarkupOfText() throws IOException {
    List<String> found = new ArrayList<>();
    int scripts = 0;
    for (Path module : MODULES) {
      for (Path script : scripts(module)) {
        scripts++;
        Matcher markup = MARKUP.matcher(Files.readString(script));
        if (markup.find()) {
          found.add(script.getFileName() + ": " + markup.group());
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(scripts > 20, "scripts: " + scripts);
  }

  private static List<Path> scripts(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/resources"))) {
      return files.filter(one -> one.toString().matches(".*\\.(js|html)")).toList();
    }
  }

  private static Optional<String> name(String text) {
    try {
      return Optional.of(PlainText.line("name", text, 200));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void assertLine(String line, int number) {
    boolean unseen =
        line.codePoints()
            .anyMatch(
                one ->
                    switch (Character.getType(one)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.UNASSIGNED,
                          Character.PRIVATE_USE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          true;
                      default -> false;
                    });
    assertTrue(!unseen, () -> "text " + number + ": " + line.codePoints().boxed().toList());
  }
}
