package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TypeScript reads the JSDoc types of all pages; nothing of it is shipped. Needs node and npm. */
class TypesOfTheScreensTest {
  private static final List<String> SCREENS =
      List.of(
          "server/app/src/main/resources/screens",
          "kiosk/src/main/resources/screens",
          "counter-display/src/main/resources/screens",
          "hardware-sim/src/main/resources/screens");

  private record Checked(int exit, String said) {}

  @Test
  void everyScreenIsSoundInItsTypes() throws Exception {
    Checked checked = check(List.of());

    assertEquals(0, checked.exit(), checked.said());
  }

  @Test
  void aScreenThatAsksForAFieldThatIsNotThereIsCaught(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("planted.js"),
        "// @ts-check\n/** @type {{number: string}} */\nconst ticket = {number: 'R012'};\n"
            + "console.log(ticket.nummer);\n");

    assertCaught(folder, "nummer");
  }

  /** What the office answers is known from the description of its API, by the address alone. */
  @Test
  void aScreenThatMisreadsWhatTheOfficeAnswersIsCaught(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("planted.js"),
        """
        // @ts-check
        import { get, post } from 'loket/api.js';
        import { live } from 'loket/live.js';

        console.log((await get('me')).zonne);
        console.log((await get(`status/by-code/${location.hash}`)).nummer);
        console.log((await post('tickets', {})).lokets);
        live('hall/live', { onPicture: (picture) => console.log(picture.callls) });
        console.log(await get('mee'));
        """);

    assertCaught(folder, "zonne", "nummer", "lokets", "callls", "planted.js(9,19)");
  }

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");

  private static final Pattern ANYTHING =
      Pattern.compile(
          "[{<:|,(]\\s*any\\s*[}>|,)\\[]|\\{\\s*\\*\\s*}|[{<|]\\s*(?:Object|Function)\\s*[}>|]");

  /** With <i>any</i> nothing is checked. The bench's own wire is in no description. */
  @Test
  void nothingOnAScreenMayBeAnything() throws IOException {
    List<String> found = new ArrayList<>();
    for (String screens : SCREENS) {
      try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().resolveSibling(screens))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
          anything(Files.readString(file))
              .forEach(one -> found.add(file.getFileName() + ": " + one));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void aTypeThatIsAnythingIsFoundWhereverItStands() {
    List<String> planted =
        List.of(
            "/** @type {any} */",
            "/** @type {{ a: { b: string }, c: any }} */",
            "/** @param {Map<string, any>} all */",
            "/** @type {*} */",
            "/** @param {Object} one */",
            "/** @param {Function | null} one */");
    planted.forEach(one -> assertEquals(1, anything(one).size(), one));
    assertEquals(List.of(), anything("/** Says {any} of it, or any, as it likes. */ const a = 1;"));
  }

  private static List<String> anything(String script) {
    return COMMENT
        .matcher(script)
        .results()
        .map(MatchResult::group)
        .filter(comment -> comment.contains("@"))
        .filter(comment -> ANYTHING.matcher(comment).find())
        .toList();
  }

  private static void assertCaught(Path folder, String... faults) throws Exception {
    Checked checked = check(List.of(folder.toString()));

    assertNotEquals(0, checked.exit());
    for (String fault : faults) {
      assertTrue(checked.said().contains(fault), fault + " in " + checked.said());
    }
  }

  private static Checked check(List<String> folders) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(Path.of("src", "test", "scripts", "typecheck", "run.sh").toString());
    command.addAll(folders);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Checked(process.waitFor(), said);
  }
}
