package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.journal.Digest;
import id.loket.server.web.Json;
import id.loket.skm.Unsur;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrozenTest {
  /** As it was kept when only the nine were asked, and nobody counted who answers all alike. */
  private static final String BEFORE =
      ("{'from':'2026-07-01','to':'2026-09-30','questionnaire':'permenpanrb-14-2017/1',"
              + "'whole':{'served':40,'respondents':6,'counts':{"
              + Stream.of(Unsur.values())
                  .map(Enum::name)
                  .sorted()
                  .map(one -> "'" + one + "':[0,0,2,4]")
                  .collect(Collectors.joining(","))
              + "},'told':{'sex':{'P':6}}},'services':[],'sheet':['333333333','444444444']}")
          .replace('\'', '"');

  @Test
  void aPeriodOfBeforeKeepsItsSum() {
    Frozen before = read(BEFORE);

    assertEquals(Digest.of(BEFORE.getBytes(StandardCharsets.UTF_8)), before.sha256());
    assertEquals(
        "91.67",
        before
            .report(java.util.Optional.empty())
            .orElseThrow()
            .ikm()
            .orElseThrow()
            .ikm()
            .toString());
  }

  @Test
  void whatIsCountedNowIsTheSameIfOnlyMoreOfItIsCounted() throws Exception {
    Frozen before = read(BEFORE);

    assertTrue(read(changed("uniform", 6)).saysTheSameAs(before));
    assertFalse(read(changed("served", 41)).saysTheSameAs(before));
    assertTrue(read(changed("uniform", 5)).saysTheSameAs(read(changed("uniform", 6))));
    assertFalse(before.saysTheSameAs(read(changed("timed", 6))));
  }

  @Test
  void countsThatLackAnUnsurAreNoPeriod() throws Exception {
    ObjectNode root = (ObjectNode) JsonMapper.builder().build().readTree(BEFORE);
    ((ObjectNode) root.at("/whole/counts")).remove("WAKTU");

    assertThrows(RuntimeException.class, () -> read(root.toString()));
  }

  private static String changed(String member, int value) throws JsonProcessingException {
    JsonNode root = JsonMapper.builder().build().readTree(BEFORE);
    ((ObjectNode) root.get("whole")).put(member, value);
    return root.toString();
  }

  private static Frozen read(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Frozen.class);
  }
}
