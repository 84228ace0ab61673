package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTextTest {
  private final Map<String, List<String>> common =
      ApiText.parts(
          """
          openapi: '3.1.0'
          paths:
          components:
            schemas:
              Time: { type: string }
          """);

  @Test
  void aFeaturesLinesGoBelowThoseOfTheSameHeading() {
    Map<String, List<String>> feature =
        ApiText.parts(
            """
            # What the lift does.
            paths:
              /lift:
                get:
            components:
              schemas:
                Lift: { type: object }
            """);

    ApiText.add(common, "lift", feature);

    assertEquals(List.of("  /lift:", "    get:"), common.get("paths:"));
    assertEquals(
        List.of("    Time: { type: string }", "    Lift: { type: object }"),
        common.get("  schemas:"));
  }

  @Test
  void aHeadingThatTheCommonFileHasNotIsNamedWithThoseItHas() {
    Map<String, List<String>> feature = ApiText.parts("pahts:\n  /lift:\n");

    Throwable wrong =
        assertThrows(IllegalStateException.class, () -> ApiText.add(common, "lift", feature));

    assertEquals(
        "/openapi/lift.yaml: heading pahts:, allowed are [openapi: '3.1.0', paths:, components:,"
            + "   schemas:]",
        wrong.getMessage());
  }

  @Test
  void aFeatureWithoutAFileIsNamed() {
    ActionTable none = ActionTable.load(List.of());

    Throwable wrong =
        assertThrows(IllegalStateException.class, () -> ApiText.of(List.of("lift"), none));

    assertEquals("/openapi/lift.yaml is missing", wrong.getMessage());
  }

  @Test
  void anActionThatIsNotInTheTableStopsIt() {
    ActionTable others = ActionTable.load(List.of("page"));

    assertThrows(IllegalArgumentException.class, () -> ApiText.of(List.of("health"), others));
  }

  @Test
  void theOrderOfTheFeaturesDoesNotChangeWhatIsSaid() {
    List<String> features = new ArrayList<>(ApiDescription.features());
    String text = ApiText.of(features, ActionTable.load(features));
    Collections.reverse(features);
    String reversed = ApiText.of(features, ActionTable.load(features));

    assertEquals(ApiDescription.parse(text), ApiDescription.parse(reversed));
  }
}
