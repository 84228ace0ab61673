package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Text;
import id.loket.server.rules.PaperHelp;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PapersFileTest {
  private static final Catalogue USUAL = CatalogueFile.readDefault().orThrow();
  private static final int MOST_WORDS = 12;

  @Test
  void ofEachPaperThatAServiceAsksForItIsSaidWhatItIsAndWhereItIsGot() {
    Set<String> asked =
        USUAL.services().stream()
            .flatMap(one -> one.requirements().stream())
            .map(Text::id)
            .collect(Collectors.toSet());
    assertEquals(asked, USUAL.papers().stream().map(PaperHelp::name).collect(Collectors.toSet()));
    for (PaperHelp one : USUAL.papers()) {
      for (Text text : List.of(one.what(), one.where())) {
        for (String sentence : List.of((text.id() + " " + text.en()).split("[.] ?"))) {
          assertTrue(List.of(sentence.split(" ")).size() <= MOST_WORDS, sentence);
        }
      }
    }
  }

  @Test
  void itComesBackAsItWasWrittenAndMayBeLeftOut() throws Exception {
    assertEquals(
        USUAL.papers(), CatalogueFile.read("x", CatalogueFile.write(USUAL)).orThrow().papers());
    String without = changed(root -> root.remove("papers"));
    Catalogue read = CatalogueFile.read("x", without).orThrow();
    assertEquals(List.of(), read.papers());
    assertFalse(CatalogueFile.write(read).contains("\"papers\""));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws Exception {
    assertFault("papers[0]", papers -> ((ObjectNode) papers.get(0)).remove("where"));
    assertFault("papers[1].name", papers -> papers.insert(0, papers.get(0).deepCopy()));
    assertFault(
        "papers[2].what.id",
        papers -> ((ObjectNode) papers.get(2).get("what")).put("id", "a".repeat(121)));
    assertFault(
        "papers[2].what.en",
        papers -> ((ObjectNode) papers.get(2).get("what")).put("en", "a\u0007"));
    assertFault("papers[3].link", papers -> ((ObjectNode) papers.get(3)).put("link", "x"));
    assertFault("papers", ArrayNode::removeAll);
    assertFault(
        "papers",
        papers -> {
          ObjectNode first = (ObjectNode) papers.get(0);
          for (int i = 0; i < 101; i++) {
            papers.add(first.deepCopy().put("name", "Surat " + i));
          }
        });
  }

  private static void assertFault(String place, Consumer<ArrayNode> change) throws Exception {
    String json = changed(root -> change.accept((ArrayNode) root.get("papers")));
    List<Fault> faults = CatalogueFile.read("x", json).faults();
    assertTrue(
        faults.stream().anyMatch(one -> one.toString().contains(place + ":")),
        () -> place + " is not in " + faults);
  }

  private static String changed(Consumer<ObjectNode> change) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = (ObjectNode) json.readTree(CatalogueFile.write(USUAL));
    change.accept(root);
    return json.writeValueAsString(root);
  }
}
