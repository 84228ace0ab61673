package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileCountsTest {
  @Test
  void everyQuestionSumsToTheRespondentsWithThoseWhoDidNotTell() {
    ProfileCounts counts =
        ProfileCounts.of(
            Map.of(
                Map.of("sex", "L", "age", "25-34"), 3L,
                Map.of("sex", "P"), 2L,
                Map.of(), 4L));

    assertEquals(9, counts.respondents());
    assertEquals(3, counts.told("sex", "L"));
    assertEquals(2, counts.told("sex", "P"));
    assertEquals(4, counts.untold("sex"));
    assertEquals(6, counts.untold("age"));
    assertEquals(9, counts.untold("education"), "nobody told it");
    assertEquals(Set.of("L", "P"), counts.choices("sex"));
    assertEquals(Set.of("age", "sex"), counts.questions());
  }

  @Test
  void moreThanTheRespondentsIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProfileCounts(4, Map.of("sex", Map.of("L", 3L, "P", 2L))))
            .getMessage();

    assertEquals("sex: 5 told; 4 at most are allowed", message);
    assertThrows(
        IllegalArgumentException.class, () -> new ProfileCounts(4, Map.of("x", Map.of("y", -1L))));
  }
}
