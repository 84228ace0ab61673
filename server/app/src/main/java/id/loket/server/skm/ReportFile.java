package id.loket.server.skm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.journal.FileFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A published or old report as a file: JSON as it is documented, or a table (CSV, XLSX). */
final class ReportFile {
  private static final int LOOKED_AT = 64;

  private ReportFile() {}

  static ReportJson.Read read(Path file) {
    try {
      JsonNode root = isJson(file) ? TolerantJson.read(json(file)) : ReportRows.read(file);
      return ReportJson.of(root);
    } catch (JsonProcessingException e) {
      throw new InputFault(file + ": " + TolerantJson.words(e));
    } catch (IOException e) {
      throw new InputFault(file + ": can't be read: " + FileFault.words(e));
    } catch (IllegalArgumentException e) {
      throw new InputFault(file + ": " + e.getMessage());
    }
  }

  private static byte[] json(Path file) throws IOException {
    return Files.readString(file).replaceFirst("^\ufeff", "").getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isJson(Path file) throws IOException {
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      String plain = start.replace("\ufeff", "").strip();
      return plain.startsWith("{") || plain.startsWith("[");
    }
  }
}
