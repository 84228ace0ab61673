package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.Finder;
import id.loket.server.rules.Finder.Choice;
import id.loket.server.rules.Finder.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FinderFileTest {
  private static final Catalogue USUAL = CatalogueFile.readDefault().orThrow();

  /** Every way is walked; ways that end at a person are ways too. */
  @Test
  void eachServiceIsReachedWithinFourAnswersAndNoWayIsLonger() {
    Map<String, Integer> reached = new HashMap<>();
    Finder finder = USUAL.finder().orElseThrow();
    walk(finder, finder.questions().get(0), 1, reached);

    List<String> services = USUAL.services().stream().map(Service::code).sorted().toList();
    assertEquals(services, reached.keySet().stream().sorted().toList());
    reached.forEach((service, answers) -> assertTrue(answers <= 4, service + ": " + answers));
  }

  private static void walk(
      Finder finder, Question question, int answers, Map<String, Integer> reached) {
    shortEnough(question.text());
    for (Choice one : question.choices()) {
      shortEnough(one.text());
      one.services().forEach(service -> reached.merge(service, answers, Math::min));
      one.question()
          .ifPresent(
              next ->
                  walk(
                      finder,
                      finder.questions().stream()
                          .filter(it -> it.key().equals(next))
                          .findFirst()
                          .orElseThrow(),
                      answers + 1,
                      reached));
      assertTrue(answers <= Finder.MOST_ANSWERS, "a way longer than four answers: " + one);
    }
  }

  private static void shortEnough(Text text) {
    for (String words : List.of(text.id(), text.en())) {
      assertTrue(words.length() <= 90, words);
      assertTrue(words.split(" ").length <= 12, words);
    }
  }

  /** Of a service that is gone its answers go, and a question that is left without any. */
  @Test
  void noWayLeadsToAServiceThatHasLeftTheCatalogue() {
    Finder finder = USUAL.finder().orElseThrow();
    List<String> left =
        USUAL.services().stream()
            .map(Service::code)
            .filter(one -> !List.of("TERKENDALA", "PENGADUAN").contains(one))
            .toList();

    Finder among = finder.among(left);

    Map<String, Integer> reached = new HashMap<>();
    walk(among, among.questions().get(0), 1, reached);
    assertEquals(left.stream().sorted().toList(), reached.keySet().stream().sorted().toList());
    assertEquals(
        List.of("start", "leaving", "alone", "working"),
        among.questions().stream().map(Question::key).toList());
    assertEquals(4, among.questions().get(0).choices().size(), "no answer leads to trouble");
    assertEquals(finder, finder.among(USUAL.services().stream().map(Service::code).toList()));
  }

  @Test
  void aCatalogueOfBeforeHasNoneAndIsWrittenAsItWas() {
    Catalogue before =
        new Catalogue(USUAL.office(), USUAL.services(), USUAL.counters(), USUAL.settings());

    String written = CatalogueFile.write(before);
    assertTrue(!written.contains("finder"), written);
    assertEquals(before, CatalogueFile.read("before", written).orThrow());
    assertEquals(USUAL, CatalogueFile.read("usual", CatalogueFile.write(USUAL)).orThrow());
  }

  @Test
  void whatLeadsNowhereRoundOrTooDeepIsNamedWithItsPlace() {
    refused(
        "finder.questions[1].choices[0].question",
        questions -> answer(questions, 1, 0).put("question", "start").remove("services"));
    refused(
        "finder.questions[1].choices[0].question",
        questions -> answer(questions, 1, 0).put("question", "leaving").remove("services"));
    refused(
        "finder.questions[0].choices[0].question",
        questions -> answer(questions, 0, 0).put("question", "nowhere"));
    refused(
        "finder.questions[0].choices[3].services[0]",
        questions -> ((ArrayNode) answer(questions, 0, 3).get("services")).set(0, "opp"));
    refused("finder.questions[3].key", questions -> answer(questions, 0, 1).remove("question"));
    refused(
        "finder.questions[0].choices[3].question",
        questions -> answer(questions, 0, 3).put("question", "leaving"));
    refused(
        "finder.questions[0].text.id",
        questions -> ((ObjectNode) questions.get(0).get("text")).put("id", "kata ".repeat(19)));
    refused(
        "finder.questions[4].key",
        questions -> ((ObjectNode) questions.get(4)).put("key", "working"),
        2);
    refused("finder.questions[9].key", FinderFileTest::aWayOfFiveAnswers);
  }

  /** Five questions below each other, each of which one has to answer. */
  private static void aWayOfFiveAnswers(ArrayNode questions) {
    String[] keys = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < keys.length; i++) {
      ObjectNode question = questions.addObject().put("key", keys[i]);
      question.putObject("text").put("id", "Apa?").put("en", "What?");
      ObjectNode answer = question.putArray("choices").addObject().put("picture", "person");
      answer.putObject("text").put("id", "Ya").put("en", "Yes");
      if (i + 1 < keys.length) {
        answer.put("question", keys[i + 1]);
      }
    }
    answer(questions, 0, 3).put("question", "a").remove("services");
  }

  private static ObjectNode answer(ArrayNode questions, int question, int answer) {
    return (ObjectNode) questions.get(question).get("choices").get(answer);
  }

  private static void refused(String path, Consumer<ArrayNode> spoil) {
    refused(path, spoil, 1);
  }

  private static void refused(String path, Consumer<ArrayNode> spoil, int least) {
    JsonNode root = CatalogueFile.tree(USUAL);
    spoil.accept((ArrayNode) root.get("finder").get("questions"));
    List<String> paths = new ArrayList<>();
    CatalogueFile.read("spoiled", root).faults().forEach(fault -> paths.add(fault.path()));
    assertTrue(
        paths.contains("$." + path) && paths.size() >= least, path + " is not among " + paths);
  }
}
