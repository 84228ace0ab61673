package id.loket.doctor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a technician sends to somebody who was not there: the findings, the settings and what the
 * computer is, in one file, without secrets and without words that may name a person. What screens
 * and stations are called is left out; whatever is known to be secret is blotted out wherever it
 * stands, and so are numbers as long as a NIK and what follows a question mark on the web.
 *
 * @param settings of each file read, line by line
 * @param secrets as they stand in files and settings
 */
public record DoctorBundle(
    DoctorReport report, Map<String, List<String>> settings, List<String> secrets) {
  private static final String BLOT = "***";
  private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("(?<![0-9])[0-9]{16}(?![0-9])");
  private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"]+)\\?[^\\s\"),;]*");
  private static final Pattern USER = Pattern.compile("(https?://)[^\\s/@\"]+@");

  /** A word so short is found in every sentence. */
  private static final int SHORTEST_SECRET = 4;

  /**
   * @throws IOException if there is such a file already, or it can't be written
   */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "report.json", DoctorReport.json(members()));
      add(zip, "computer.txt", computer());
      for (Map.Entry<String, List<String>> one : settings.entrySet()) {
        add(zip, "settings/" + one.getKey() + ".txt", String.join("\n", one.getValue()) + "\n");
      }
    }
  }

  private Map<String, Object> members() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", DoctorReport.VERSION);
    all.put("health", report.health());
    all.put("checks", report.rows().stream().map(DoctorBundle::nameless).toList());
    all.put("notes", report.notes());
    return all;
  }

  private static Map<String, Object> nameless(Row row) {
    Map<String, String> values = new TreeMap<>(row.values());
    values.remove("name");
    values.remove("detail");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", row.id());
    members.put("name", row.name());
    members.put("health", row.health());
    members.put("cause", row.cause());
    members.put("values", values);
    members.put("detail", row.detail());
    members.put("source", row.source());
    return members;
  }

  private static String computer() {
    return String.join(
        "\n",
        "system " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "machine " + System.getProperty("os.arch"),
        "java " + Runtime.version(),
        "memory " + (Runtime.getRuntime().maxMemory() >> 20) + " MB at most",
        "zone " + ZoneId.systemDefault(),
        "");
  }

  private void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(clean(text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = secret.length() < SHORTEST_SECRET ? clean : clean.replace(secret, BLOT);
    }
    clean = USER.matcher(clean).replaceAll("$1" + BLOT + "@");
    clean = QUERY.matcher(clean).replaceAll("$1?" + BLOT);
    return NUMBER_OF_A_PERSON.matcher(clean).replaceAll(BLOT);
  }
}
