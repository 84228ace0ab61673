package id.loket.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;

/** JSON on the web. Safe for many threads. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  /** A newer station may say more than this program knows, and in words that it doesn't know. */
  private static final ObjectMapper OF_STATIONS =
      MAPPER
          .copy()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);

  private Json() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing " + value.getClass().getSimpleName(), e);
    }
  }

  /** Answers a request with a JSON body. */
  public static void answer(Context context, int status, Object body) {
    context.status(status).contentType("application/json").result(bytes(body));
  }

  /**
   * @throws Problem 422, naming the field and what is allowed
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return read(MAPPER, json, type);
  }

  /**
   * What a station says, which may be of a newer release: a field that this program doesn't know is
   * passed by, and such a word of a list is null.
   *
   * @throws Problem as {@link #read}
   */
  public static <T> T ofStation(byte[] json, Class<T> type) {
    return read(OF_STATIONS, json, type);
  }

  private static <T> T read(ObjectMapper mapper, byte[] json, Class<T> type) {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw Problem.bad("a JSON object is needed");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw Problem.bad("unknown field " + path(e) + ": allowed are " + e.getKnownPropertyIds());
    } catch (InvalidFormatException e) {
      throw Problem.bad(path(e) + " is " + e.getValue() + ": allowed is " + allowed(e));
    } catch (ValueInstantiationException e) {
      throw Problem.bad(e.getCause() == null ? "not usable" : e.getCause().getMessage());
    } catch (MismatchedInputException e) {
      throw Problem.bad(path(e) + " is of another kind: allowed is " + allowed(e));
    } catch (IOException e) {
      throw Problem.bad("not JSON");
    }
  }

  private static String path(MismatchedInputException e) {
    StringBuilder path = new StringBuilder();
    e.getPath()
        .forEach(
            step ->
                path.append(path.length() == 0 ? "" : ".")
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
    return path.length() == 0 ? "the body" : path.toString();
  }

  /** In words of the wire, not of the program. */
  private static String allowed(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == null) {
      return "what the API's description says";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }
}
