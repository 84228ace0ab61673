package id.loket.server.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Somebody has a data folder and knows from the journal in which order visits were answered. Tries
 * every order in which the answers can be found: of each table's rows and by each of its columns,
 * of their ids' bytes in each file, by page, by place within a page, by frame of a log, first and
 * last, forwards and backwards.
 */
final class JoinAttack {
  private static final int PAGE = 4096;
  private static final int LOG_HEADER = 32;
  private static final int FRAME = PAGE + 24;

  private final Path folder;
  private final Map<String, List<String>> orders = new LinkedHashMap<>();

  private JoinAttack(Path folder) {
    this.folder = folder;
  }

  /**
   * The best that can be had.
   *
   * @param joined how many answers the best order gives to their visits
   * @param likeness of the order that is most like the true one, forwards or backwards: Spearman's
   *     rank correlation without its sign
   */
  record Success(String by, int joined, double likeness, int tried) {}

  /**
   * @param file which of the folder's files has the table {@code survey_answer}
   * @param visits by the nine answers as a word of nine digits, the true order: only the result is
   *     held against it
   */
  static Success run(Path folder, String file, List<String> visits) throws Exception {
    JoinAttack attack = new JoinAttack(folder);
    Map<String, String> words = attack.look(file);
    attack.readBytes(words.keySet().stream().toList());
    Success best = new Success("nothing", 0, 0, 0);
    String likest = "";
    double likeness = 0;
    for (Map.Entry<String, List<String>> order : attack.orders.entrySet()) {
      List<String> guessed = order.getValue().stream().map(words::get).toList();
      int joined = 0;
      for (int i = 0; i < guessed.size(); i++) {
        joined += guessed.get(i).equals(visits.get(i)) ? 1 : 0;
      }
      double like = Math.abs(correlation(guessed, visits));
      if (like > likeness) {
        likeness = like;
        likest = order.getKey();
      }
      if (joined > best.joined()) {
        best = new Success(order.getKey(), joined, 0, 0);
      }
    }
    return new Success(
        best.by() + "; likest: " + likest, best.joined(), likeness, attack.orders.size());
  }

  // ---- through the tables -----------------------------------------------------------------------

  /** The answers' words by their ids; on the way every order that SQL can give. */
  private Map<String, String> look(String file) throws SQLException {
    Map<String, String> words = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT id, persyaratan || prosedur || waktu || biaya || produk || kompetensi"
                  + " || perilaku || pengaduan || sarpras FROM survey_answer")) {
        while (row.next()) {
          words.put(row.getString(1), row.getString(2));
        }
      }
      note("SQL: as they come", ids(statement, ""));
      for (String name : columns(statement)) {
        note("SQL: by " + name, ids(statement, " ORDER BY " + name));
      }
      try {
        note("SQL: by rowid", ids(statement, " ORDER BY rowid"));
      } catch (SQLException e) {
        // There is none, which is as it should be.
      }
    }
    return words;
  }

  private static List<String> columns(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT * FROM survey_answer LIMIT 1")) {
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        names.add(row.getMetaData().getColumnName(i));
      }
    }
    return names;
  }

  private static List<String> ids(Statement statement, String order) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT id FROM survey_answer" + order)) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  // ---- through the bytes ------------------------------------------------------------------------

  private void readBytes(List<String> ids) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Map<String, Long> first = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (String id : ids) {
          if (bytes.contains(id)) {
            first.put(id, (long) bytes.indexOf(id));
            last.put(id, (long) bytes.lastIndexOf(id));
          }
        }
        String name = folder.relativize(file).toString();
        noteOffsets(name + ": first seen", first);
        noteOffsets(name + ": last seen", last);
      }
    }
  }

  /** What lies higher on a page was written before; what lies in a frame, in its transaction. */
  private void noteOffsets(String name, Map<String, Long> offsets) {
    noteBy(name, offsets, at -> at);
    noteBy(name + ", down each page", offsets, at -> at / PAGE * PAGE * 2 - at);
    noteBy(
        name + ", down each frame",
        offsets,
        at -> {
          long inLog = Math.max(0, at - LOG_HEADER);
          return inLog / FRAME * FRAME * 2 - inLog;
        });
    noteBy(name + ", place on its page", offsets, at -> at % PAGE);
  }

  private void noteBy(String name, Map<String, Long> offsets, ToLongFunction<Long> key) {
    List<String> order = new ArrayList<>(offsets.keySet());
    order.sort(Comparator.comparingLong(id -> key.applyAsLong(offsets.get(id))));
    note(name, order);
  }

  private void note(String name, List<String> order) {
    if (!order.isEmpty()) {
      orders.put(name, order);
      List<String> backwards = new ArrayList<>(order);
      Collections.reverse(backwards);
      orders.put(name + ", backwards", backwards);
    }
  }

  private static double correlation(List<String> guessed, List<String> visits) {
    if (guessed.size() != visits.size()) {
      return 0;
    }
    double squares = 0;
    for (int i = 0; i < guessed.size(); i++) {
      double difference = i - visits.indexOf(guessed.get(i));
      squares += difference * difference;
    }
    double n = visits.size();
    return 1 - 6 * squares / (n * (n * n - 1));
  }
}
