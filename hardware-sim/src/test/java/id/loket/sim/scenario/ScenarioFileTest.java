package id.loket.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.sim.scenario.ScenarioFile.BadFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
  @Test
  void aFileIsItsNameAndItsStepsWithTheirLines() {
    Scenario scenario =
        ScenarioFile.read(
            "a.yaml",
            """
            name: Kertas habis
            limit: 30s
            needs: [printer]
            steps:
              # The roll is thin.
              - do: {device: printer, paperEnd: true}
              - wait: 500ms
              - expect: {see: guard, at: "devices[device=printer].state", is: PAPER_OUT}
            """);

    assertEquals("Kertas habis", scenario.name());
    assertEquals(Duration.ofSeconds(30), scenario.limit());
    assertEquals("[6, 7, 8]", scenario.steps().stream().map(Step::line).toList().toString());
    assertEquals("true", scenario.steps().get(0).needed("paperEnd"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: []|x.yaml:1|name and steps",
        "name: a~steps:~  - go: {}|x.yaml:3|do, wait, expect",
        "name: a~steps:~  - wait: soon|x.yaml:3|500ms",
        "name: a~steps:~  - do: {a: 1, a: 2}|x.yaml:3|twice",
        "name: a~steps:~  - do: {kiosk: take, servise: OPP}|x.yaml:3|servise: beside kiosk",
        "name: a~steps:~  - do:~      kiosk: tkae|x.yaml:4|kiosk: allowed are",
        "name: a~steps:~  - do: {officer: three, act: take}|x.yaml:3|officer: a whole number",
        "name: a~steps:~  - do: {officer: 3}|x.yaml:3|act is needed",
        "name: a~steps:~  - do: {visitor: 3}|x.yaml:3|who does it",
        "name: a~steps:~  - do: {device: printer}|x.yaml:3|a control of it",
        "name: a~steps:~  - expect:~      see: guard~      at: day~      is: 1~      within: long|"
            + "x.yaml:7|within: a time",
        "name: a~steps:~  - expect: {see: gaurd, at: day, is: 1}|x.yaml:3|see: allowed are",
        "name: a~steps:~  - expect: {see: guard, at: day}|x.yaml:3|contains",
        "name: a~steps:~  - expect: {see: guard, at: day, equals: 1}|x.yaml:3|equals: beside see",
        "name: a~limit: 5~steps: []|x.yaml:2|limit: a time",
        "name: a~stepz: []|x.yaml:2|allowed are",
        "name: a~steps:~  - do: [1]|x.yaml:3|pairs",
        "name: [|x.yaml:1|expected",
        "name: !!java.net.URL x~steps: []|x.yaml:1|tag is not allowed"
      })
  void whatCannotBeReadIsToldWithFileAndLine(String text, String where, String what) {
    BadFileException bad =
        assertThrows(
            BadFileException.class, () -> ScenarioFile.read("x.yaml", text.replace('~', '\n')));

    assertTrue(bad.getMessage().startsWith(where), bad.getMessage());
    assertTrue(bad.getMessage().contains(what), bad.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "devices[device=lamp-3].health, DOWN",
    "devices[device~lamp].device, lamp-3",
    "devices.0.device, printer",
    "devices.*, 2",
    "devices[name.id=2.5].device, lamp-3",
    "nothing.there, ''"
  })
  void aPlaceInAPictureIsPicked(String path, String value) throws Exception {
    JsonNode picture =
        new ObjectMapper()
            .readTree(
                "{\"devices\":[{\"device\":\"printer\",\"health\":\"WELL\"},"
                    + "{\"device\":\"lamp-3\",\"health\":\"DOWN\",\"name\":{\"id\":\"2.5\"}}]}");

    assertEquals(value, Wish.text(new Pick(path).in(picture)));
  }

  @Test
  void theLibraryHasTheFaultsOfEachKindAndTheBadDays() {
    Map<String, String> texts = Library.texts();

    Set<String> folders =
        texts.keySet().stream()
            .filter(one -> one.contains("/"))
            .map(one -> one.replaceFirst("/.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(folders.containsAll(Set.of("printer", "lamp", "hari-buruk")), folders::toString);
    assertTrue(texts.containsKey("hari-biasa"));
    assertEquals(texts.size(), Library.all().size());
  }

  @Test
  void whatAHandDidIsWrittenDownAsAFileThatCanBePlayed() {
    Recorder recorder = new Recorder();
    recorder.moved("printer", "before", true);
    recorder.begin();
    recorder.moved("printer", "paperEnd", true);
    recorder.moved("printer", "reset", null);
    recorder.acted("clock", "go", Map.of("times", 60));
    recorder.acted("scenarios", "play", Map.of());
    recorder.end();

    Scenario read = ScenarioFile.read("r.yaml", recorder.file("Rekaman \"satu\""));

    assertEquals("Rekaman \"satu\"", read.name());
    assertEquals(3, read.steps().size());
    assertEquals("do device printer paperEnd true", read.steps().get(0).text());
    assertEquals("do tool clock act go times 60", read.steps().get(2).text());
  }
}
