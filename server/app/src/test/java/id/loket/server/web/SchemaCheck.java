package id.loket.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a JSON value against a schema of the API's description and says where it does not fit.
 * Knows the words that the description uses; any other word is a fault of its own, so that nothing
 * is written there that nobody checks.
 */
final class SchemaCheck {
  private static final Set<String> WORDS =
      Set.of(
          "$ref",
          "description",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf",
          "format",
          "pattern",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** What does not fit, each with its place; empty if all fits. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    SchemaCheck check = new SchemaCheck(document);
    check.walk(schema, value, "$");
    return check.faults;
  }

  private void walk(JsonNode schema, JsonNode value, String at) {
    schema
        .fieldNames()
        .forEachRemaining(
            word -> {
              if (!WORDS.contains(word)) {
                fault(at, "the schema says " + word + ", which is not checked");
              }
            });
    if (schema.has("$ref")) {
      JsonNode target = document.at(schema.get("$ref").asText().substring(1));
      if (target.isMissingNode()) {
        fault(at, schema.get("$ref") + " is not in the document");
      } else {
        walk(target, value, at);
      }
    }
    if (schema.has("anyOf")) {
      anyOf(schema.get("anyOf"), value, at);
    }
    if (schema.has("type") && !hasType(schema.get("type"), value)) {
      fault(at, "is " + value + ", not " + schema.get("type"));
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      fault(at, "is " + value + ", not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      fault(at, "is " + value + ", not one of " + schema.get("enum"));
    }
    if (value.isTextual()) {
      text(schema, value.asText(), at);
    } else if (value.isNumber()) {
      number(schema, value, at);
    } else if (value.isArray()) {
      array(schema, value, at);
    } else if (value.isObject()) {
      object(schema, value, at);
    }
  }

  private void anyOf(JsonNode choices, JsonNode value, String at) {
    List<String> all = new ArrayList<>();
    for (JsonNode choice : choices) {
      List<String> some = faults(document, choice, value);
      if (some.isEmpty()) {
        return;
      }
      all.addAll(some);
    }
    fault(at, "fits none of its choices: " + all);
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (hasType(one, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void text(JsonNode schema, String text, String at) {
    if (schema.has("pattern") && !text.matches(schema.get("pattern").asText())) {
      fault(at, "is " + text + ", not like " + schema.get("pattern").asText());
    }
    if (text.length() < schema.path("minLength").asInt(0)
        || text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      fault(at, "has " + text.length() + " characters");
    }
    try {
      switch (schema.path("format").asText()) {
        case "date-time" -> Instant.parse(text);
        case "date" -> LocalDate.parse(text);
        case "" -> {}
        default -> fault(at, "format " + schema.get("format") + " is not checked");
      }
    } catch (DateTimeParseException e) {
      fault(at, "is " + text + ", not a " + schema.get("format").asText());
    }
  }

  private void number(JsonNode schema, JsonNode value, String at) {
    if (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
        || value.asDouble() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
      fault(at, "is " + value + ", out of its range");
    }
  }

  private void array(JsonNode schema, JsonNode value, String at) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      fault(at, "has " + value.size() + " items");
    }
    for (int i = 0; i < value.size(); i++) {
      walk(schema.path("items"), value.get(i), at + "[" + i + "]");
    }
  }

  private void object(JsonNode schema, JsonNode value, String at) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        fault(at, "lacks " + name.asText());
      }
    }
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    Set<String> names = new TreeSet<>();
    value.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (properties.has(name)) {
        walk(properties.get(name), value.get(name), at + "." + name);
      } else if (others.isObject()) {
        walk(others, value.get(name), at + "." + name);
      } else if (schema.has("properties")) {
        fault(at, "has " + name + ", which is not described");
      }
    }
  }

  private void fault(String at, String what) {
    faults.add(at + " " + what);
  }
}
