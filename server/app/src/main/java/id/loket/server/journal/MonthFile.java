package id.loket.server.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of one month: gzip, JSON, one value a line, so that it can be read long after this
 * program. The first line says which events follow, the chain's hash before and after them, and the
 * digests of what the office was before and after them; each further line is one event, an array of
 * what the first line names as {@code columns}. The hashes in between follow from the first. It is
 * written once and never changed.
 */
final class MonthFile {
  private static final String WORD = "loket-month";
  private static final int FORMAT = 1;
  private static final int BUFFER = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> COLUMNS =
      List.of("seq", "epoch", "at_utc", "service_day", "kind", "version", "actor", "body");

  private MonthFile() {}

  /** What the first line says. */
  record Header(
      YearMonth month,
      long firstSeq,
      long lastSeq,
      List<Long> epochs,
      String hashBefore,
      String hashAfter,
      String stateBefore,
      String stateAfter,
      int tables) {
    Header {
      epochs = List.copyOf(epochs);
    }

    static Header of(Thinned row) {
      return new Header(
          row.month(),
          row.firstSeq(),
          row.lastSeq(),
          row.epochs(),
          row.hashBefore(),
          row.hashAfter(),
          row.stateBefore(),
          row.stateAfter(),
          row.tables());
    }
  }

  /** Takes one event after the other. */
  interface Taker {
    void take(EventRow event) throws IOException, SQLException;
  }

  /** Gives all events to a taker, in their order. */
  interface Source {
    void giveTo(Taker taker) throws IOException, SQLException;
  }

  /** Writes it; all of it is on the disk when this returns, and nothing is there if it throws. */
  static void write(Path half, Header header, Source events) throws IOException, SQLException {
    try {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(half), BUFFER);
          GZIPOutputStream packed = new GZIPOutputStream(file, BUFFER);
          JsonGenerator json = JSON.createGenerator(packed)) {
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        write(json, header);
        events.giveTo(one -> write(json, one));
        json.writeRaw('\n');
      }
      try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      Files.deleteIfExists(half);
      throw e;
    }
  }

  private static void write(JsonGenerator json, Header header) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", WORD);
    json.writeNumberField("format", FORMAT);
    json.writeStringField("month", header.month().toString());
    json.writeNumberField("firstSeq", header.firstSeq());
    json.writeNumberField("lastSeq", header.lastSeq());
    json.writeArrayFieldStart("epochs");
    for (long epoch : header.epochs()) {
      json.writeString(Long.toString(epoch));
    }
    json.writeEndArray();
    json.writeStringField("hashBefore", header.hashBefore());
    json.writeStringField("hashAfter", header.hashAfter());
    json.writeStringField("stateBefore", header.stateBefore());
    json.writeStringField("stateAfter", header.stateAfter());
    json.writeNumberField("tables", header.tables());
    json.writeArrayFieldStart("columns");
    for (String column : COLUMNS) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, EventRow event) throws IOException {
    json.writeStartArray();
    json.writeNumber(event.seq());
    for (String text :
        List.of(
            event.epoch(),
            event.at(),
            event.day(),
            event.kind(),
            event.version(),
            event.actor(),
            event.body())) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * Reads it to its end, and holds every event against the chain.
   *
   * @return what the first line says
   * @throws IOException if it is not such a file, if it was changed, or if one of its events
   *     doesn't fit; what was taken before then is of no worth
   */
  static Header read(Path file, Taker taker) throws IOException, SQLException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        GZIPInputStream unpacked = new GZIPInputStream(in, BUFFER);
        JsonParser json = JSON.createParser(unpacked)) {
      json.nextToken();
      Header header = header(json);
      HashChain chain = new HashChain();
      byte[] hash = HexFormat.of().parseHex(header.hashBefore());
      long seq = header.firstSeq();
      for (; json.nextToken() != null; seq++) {
        EventRow event = event(json);
        if (event.seq() != seq) {
          throw new IOException("event " + seq + " is missing");
        }
        hash = event.hash(chain, hash);
        taker.take(event);
      }
      if (seq != header.lastSeq() + 1
          || !Arrays.equals(hash, HexFormat.of().parseHex(header.hashAfter()))) {
        throw new IOException("its events don't fit the journal's hashes");
      }
      return header;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Its own message would tell what stands there.
      throw new IOException("it can't be read as the file of a month");
    }
  }

  private static Header header(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT
        || !text(json, "file").equals(WORD)
        || number(json, "format") != FORMAT) {
      throw new IOException("it is not the file of a month that this program knows");
    }
    Header header =
        new Header(
            YearMonth.parse(text(json, "month")),
            number(json, "firstSeq"),
            number(json, "lastSeq"),
            texts(json, "epochs").stream().map(Long::valueOf).toList(),
            text(json, "hashBefore"),
            text(json, "hashAfter"),
            text(json, "stateBefore"),
            text(json, "stateAfter"),
            (int) number(json, "tables"));
    expect(texts(json, "columns").equals(COLUMNS) && json.nextToken() == JsonToken.END_OBJECT);
    return header;
  }

  private static void expect(boolean fits) throws IOException {
    if (!fits) {
      throw new IOException("it can't be read as the file of a month");
    }
  }

  private static void name(JsonParser json, String name) throws IOException {
    expect(json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name));
    json.nextToken();
  }

  private static String text(JsonParser json, String name) throws IOException {
    name(json, name);
    expect(json.currentToken() == JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static long number(JsonParser json, String name) throws IOException {
    name(json, name);
    return json.getLongValue();
  }

  private static List<String> texts(JsonParser json, String name) throws IOException {
    name(json, name);
    List<String> texts = new ArrayList<>();
    expect(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    expect(json.currentToken() == JsonToken.END_ARRAY);
    return texts;
  }

  private static EventRow event(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY);
    json.nextToken();
    long seq = json.getLongValue();
    String[] texts = new String[COLUMNS.size() - 1];
    for (int i = 0; i < texts.length; i++) {
      expect(json.nextToken() == JsonToken.VALUE_STRING);
      texts[i] = json.getText();
    }
    expect(json.nextToken() == JsonToken.END_ARRAY);
    return new EventRow(seq, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6]);
  }

  /** SHA-256 of the file, in hexadecimal. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Digest.of(in);
    }
  }
}
