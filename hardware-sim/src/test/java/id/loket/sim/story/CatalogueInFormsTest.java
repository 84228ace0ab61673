package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import id.loket.server.OfficeUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whatever a catalogue may say can be typed on the admin page, within the same bounds. */
class CatalogueInFormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Named by the office itself, or by the program. */
  private static final String NOT_TYPED = "revision|office\\.id";

  @Test
  void eachMemberOfACatalogueHasItsFieldAndNoneHasAnother() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      byte[] text = office.nobody().get("/api/v1/openapi.yaml").response().body();
      Map<String, String> described = new TreeMap<>();
      JsonNode schemas = schemas(new String(text, StandardCharsets.UTF_8));
      describe(schemas, "", schemas.get("Catalogue"), described);
      described.keySet().removeIf(path -> path.matches(NOT_TYPED));

      Map<String, String> typed = new TreeMap<>();
      for (JsonNode part : parts(office)) {
        String at = part.at("/at/0").asText("");
        part.get("fields").forEach(field -> type(at, field, typed));
      }

      assertEquals(lines(described), lines(typed));
    }
  }

  private static String lines(Map<String, String> all) {
    StringBuilder lines = new StringBuilder();
    all.forEach((path, bounds) -> lines.append(path).append(bounds).append('\n'));
    return lines.toString();
  }

  private static JsonNode schemas(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(yaml.length() + 1);
    Object read = new Yaml(new SafeConstructor(options)).load(yaml);
    return JSON.valueToTree(read).at("/components/schemas");
  }

  private static JsonNode parts(OfficeUnderTest office) throws Exception {
    try (Windows windows = Windows.open()) {
      Page page = windows.page(office.address() + "/admin/", 1366, 768);
      Object parts =
          page.evaluate(
              "import('/admin/shapes.js').then((shapes) => JSON.stringify(shapes.PARTS))");
      return JSON.readTree((String) parts);
    }
  }

  /** Texts in two languages count as one member. */
  private static void describe(
      JsonNode schemas, String path, JsonNode schema, Map<String, String> members) {
    JsonNode meant = meant(schemas, schema);
    JsonNode inner =
        meant.path("items").isMissingNode() ? meant : meant(schemas, meant.get("items"));
    JsonNode properties = inner.path("properties");
    if (properties.isMissingNode() || properties.has("id") && properties.size() == 2) {
      members.put(path, bounds(meant.path("minimum"), meant.path("maximum")));
      return;
    }
    properties
        .properties()
        .forEach(one -> describe(schemas, below(path, one.getKey()), one.getValue(), members));
  }

  private static JsonNode meant(JsonNode schemas, JsonNode schema) {
    JsonNode one = schema.path("allOf").path(0);
    String name = (one.isMissingNode() ? schema : one).path("$ref").asText();
    return name.isEmpty() ? schema : schemas.get(name.substring(name.lastIndexOf('/') + 1));
  }

  private static void type(String path, JsonNode field, Map<String, String> members) {
    String here = below(path, field.get("key").asText());
    if (field.has("fields")) {
      field.get("fields").forEach(one -> type(here, one, members));
    } else {
      members.put(here, bounds(field.path("least"), field.path("most")));
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** None where only one of them stands in the description, which the program knows. */
  private static String bounds(JsonNode least, JsonNode most) {
    return least.isNumber() && most.isNumber()
        ? " " + least.asDouble() + " to " + most.asDouble()
        : "";
  }
}
