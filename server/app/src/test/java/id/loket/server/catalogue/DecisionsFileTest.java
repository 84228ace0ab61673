package id.loket.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.rules.Catalogue;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DecisionsFileTest {
  private static final Catalogue USUAL = CatalogueFile.readDefault().orThrow();

  @Test
  void eachStandardOfTheBuiltInCatalogueRestsOnItsDecision() {
    for (Catalogue.Service service : USUAL.services()) {
      var decision = USUAL.decisionOf(service.standard()).orElseThrow();
      assertEquals(7, decision.legalBasis().size());
      assertEquals("4. Arsip", decision.copiesTo().get(3));
    }
  }

  @Test
  void itComesBackAsItWasWrittenAndMayBeLeftOut() throws Exception {
    String signed =
        changed(
            decisions ->
                ((ObjectNode) decisions.get(0))
                    .putObject("signatory")
                    .put("place", "Serang")
                    .put("title", "Kepala BP3MI Banten")
                    .put("name", "Contoh, S.H.")
                    .put("number", "NRP. 99110433"));
    Catalogue read = CatalogueFile.read("x", signed).orThrow();
    assertEquals(
        read.decisions(), CatalogueFile.read("x", CatalogueFile.write(read)).orThrow().decisions());
    assertEquals("NRP. 99110433", read.decisions().get(0).signatory().get().number().get());

    ObjectNode without = (ObjectNode) new ObjectMapper().readTree(CatalogueFile.write(USUAL));
    without.remove("decisions");
    Catalogue before = CatalogueFile.read("x", without.toString()).orThrow();
    assertEquals(List.of(), before.decisions());
    assertFalse(CatalogueFile.write(before).contains("\"decisions\""));
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws Exception {
    assertFault("decisions[0]", decisions -> ((ObjectNode) decisions.get(0)).remove("copiesTo"));
    assertFault("decisions[1].number", decisions -> decisions.add(decisions.get(0).deepCopy()));
    assertFault(
        "decisions[0].date", decisions -> ((ObjectNode) decisions.get(0)).put("date", "kemarin"));
    assertFault(
        "decisions[0].copiesTo[0]",
        decisions -> ((ArrayNode) decisions.get(0).get("copiesTo")).removeAll().add("a\u202E"));
    assertFault(
        "decisions[0].signatory",
        decisions -> ((ObjectNode) decisions.get(0)).putObject("signatory").put("place", "x"));
  }

  private static void assertFault(String place, Consumer<ArrayNode> change) throws Exception {
    List<Fault> faults = CatalogueFile.read("x", changed(change)).faults();
    assertTrue(
        faults.stream().anyMatch(one -> one.toString().contains(place + ":")),
        () -> place + " is not in " + faults);
  }

  private static String changed(Consumer<ArrayNode> change) throws Exception {
    ObjectNode root = (ObjectNode) new ObjectMapper().readTree(CatalogueFile.write(USUAL));
    change.accept((ArrayNode) root.get("decisions"));
    return root.toString();
  }
}
