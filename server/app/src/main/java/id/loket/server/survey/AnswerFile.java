package id.loket.server.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.journal.SideFile;
import id.loket.server.journal.TableRows;
import id.loket.server.keys.PassingWords;
import id.loket.server.web.Json;
import id.loket.skm.Instrument;
import id.loket.skm.Unsur;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * {@code survey.db}: the answers, apart from the office's file. That one tells which ticket was
 * answered when, in its log and free pages too, so nothing here may tell the order in which answers
 * came. There is no time but the day and no log; and since rows of a page lie in the order in which
 * they were written, the rows of the newest days are all written anew with each answer, in the
 * order of their random ids: what lies in the file depends on which answers there are, not on their
 * order. A day is settled, in that order and as a whole, when a third day after it has its first
 * answer: none of its own can come then, however late a tablet sends it.
 *
 * <p>A receipt remembers a request, so that a lost reply can be repeated. The token of an answer is
 * noted with it in one transaction, and until it is spent in the office's file: whatever interrupts
 * that, it can be done again. Neither names the answer. Safe for many threads.
 */
public final class AnswerFile implements AutoCloseable {
  public static final String FILE = "survey.db";

  static final String PERIOD = "service_day BETWEEN :from AND :to AND :service IN ('', service)";
  static final List<String> UNSUR = Stream.of(Unsur.values()).map(AnswerFile::column).toList();

  /** A column for each, which is null where it was not asked. */
  static final String FIGURES =
      UNSUR.stream()
          .map(one -> one + " INTEGER CHECK (" + one + " BETWEEN 1 AND 4), ")
          .collect(Collectors.joining());

  /** The answers to other questions: JSON, in the order of the keys; empty for none. */
  static final String FURTHER = "further";

  static final String ALL = String.join(", ", UNSUR) + ", " + FURTHER;

  /** What stands for the values of all these columns in a statement. */
  static final String MARKS = ":" + String.join(", :", UNSUR) + ", :" + FURTHER;

  /** 1 of who answered faster than one can read, 0 of others, null where nobody saw it. */
  private static final String TOO_FAST = "too_fast";

  private static final String ANSWER =
      " (id TEXT NOT NULL, service_day TEXT NOT NULL, service TEXT NOT NULL,"
          + " questionnaire TEXT NOT NULL, "
          + FIGURES
          + "profile TEXT NOT NULL, comment TEXT NOT NULL, "
          + FURTHER
          + " TEXT NOT NULL DEFAULT '', "
          + TOO_FAST
          + " INTEGER, PRIMARY KEY ";

  /** An offer may end an hour after midnight, and its answer come a day later. */
  private static final int UNSETTLED_DAYS_BEFORE = 2;

  private final SideFile file;

  /** How often days were settled, or taken back, since this was opened. */
  private final AtomicLong settlings = new AtomicLong();

  private final SettledSums sums = new SettledSums();

  private AnswerFile(SideFile file) {
    this.file = file;
  }

  /** Opens the file of a data folder, or makes it. */
  public static AnswerFile open(Path folder) throws SQLException {
    SideFile file = SideFile.open(folder.resolve(FILE));
    try {
      file.make(AnswerFile::makeTables);
      file.write(AnswerFile::dropDoubles);
      return new AnswerFile(file);
    } catch (SQLException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** A copy may have been made while a day was settled. */
  private static int dropDoubles(Handle tables) {
    return tables.execute(
        "DELETE FROM unsettled_answer WHERE EXISTS (SELECT 1 FROM settled_answer s"
            + " WHERE s.service_day = unsettled_answer.service_day"
            + " AND s.service = unsettled_answer.service AND s.id = unsettled_answer.id)");
  }

  private static void makeTables(Handle tables) {
    if (isOfBefore(tables, "unsettled_answer") || isOfBefore(tables, "settled_answer")) {
      tables.execute("DROP VIEW IF EXISTS survey_answer");
    }
    make(tables, "unsettled_answer", ANSWER + "(id)) WITHOUT ROWID");
    make(tables, "settled_answer", ANSWER + "(service_day, service, id)) WITHOUT ROWID");
    tables.execute(
        "CREATE VIEW IF NOT EXISTS survey_answer AS"
            + " SELECT * FROM settled_answer UNION ALL SELECT * FROM unsettled_answer");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS receipt (request_id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS unspent_token (token TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID");
    tables.execute(
        "CREATE TABLE IF NOT EXISTS taken_table (sha256 TEXT NOT NULL PRIMARY KEY,"
            + " service_day TEXT NOT NULL, service TEXT NOT NULL) WITHOUT ROWID");
    CampaignAnswers.makeTables(tables);
  }

  private static List<String> columns(Handle tables, String table) {
    return tables
        .createQuery("SELECT name FROM pragma_table_info(?)")
        .bind(0, table)
        .mapTo(String.class)
        .list();
  }

  /** Whether a table was made when nobody asked anything but the nine, or saw how fast. */
  private static boolean isOfBefore(Handle tables, String table) {
    List<String> columns = columns(tables, table);
    return !columns.isEmpty() && !columns.contains(TOO_FAST);
  }

  /** Makes a table that is missing; one of before is made anew, with its rows in their order. */
  private static void make(Handle tables, String table, String columns) {
    boolean before = isOfBefore(tables, table);
    String kept = String.join(", ", columns(tables, table));
    if (before) {
      tables.execute("CREATE TEMP TABLE before AS SELECT * FROM main." + table);
      tables.execute("DROP TABLE main." + table);
    }
    tables.execute("CREATE TABLE IF NOT EXISTS " + table + columns);
    if (before) {
      tables.execute(
          "INSERT INTO main.%1$s (%2$s) SELECT %2$s FROM temp.before".formatted(table, kept));
      tables.execute("DROP TABLE temp.before");
    }
  }

  /** Those of campaigns, which no figure of the public survey knows. */
  public CampaignAnswers campaigns() {
    return new CampaignAnswers(file);
  }

  /**
   * An answer as it is kept.
   *
   * @param id random
   * @param answers by question
   * @param profile JSON
   * @param comment sealed, or empty
   * @param tooFast null where nobody saw it
   */
  record Kept(
      String id,
      LocalDate day,
      String service,
      String questionnaire,
      Map<String, Integer> answers,
      String profile,
      String comment,
      Boolean tooFast) {
    Kept {
      answers = Map.copyOf(answers);
    }

    /** With its comment sealed for its day. */
    static Kept of(
        String id,
        LocalDate day,
        String service,
        Answers given,
        String questionnaire,
        PassingWords words) {
      return new Kept(
          id,
          day,
          service,
          questionnaire,
          given.answers(),
          json(given.profile()),
          words.seal(PassingWords.Kind.COMMENT, day, given.comment()),
          given.tooFast());
    }
  }

  // ---- writing ----------------------------------------------------------------------------------

  /** Keeps an answer with its receipt, and the token to be spent. */
  void add(Kept answer, String requestId, String token) {
    file.write(
        tables -> {
          settleBefore(tables, answer.day().minusDays(UNSETTLED_DAYS_BEFORE));
          insert(tables, List.of(answer));
          layOut(tables, "unsettled_answer");
          tables.execute("INSERT INTO receipt (request_id) VALUES (?)", requestId);
          layOut(tables, "receipt");
          return tables.execute("INSERT INTO unspent_token (token) VALUES (?)", token);
        });
  }

  /**
   * Keeps forms that were filled in on paper, all of them or none, with the receipt of the request.
   */
  void addPaper(List<Kept> forms, String requestId) {
    file.write(
        tables -> {
          insert(tables, forms);
          layOut(tables, "unsettled_answer");
          tables.execute("INSERT INTO receipt (request_id) VALUES (?)", requestId);
          layOut(tables, "receipt");
          return forms.size();
        });
  }

  /**
   * Keeps the answers of a table that was brought, all of them or none, and that they are kept: for
   * good, so that none counts twice.
   */
  void addTable(TakenTable table, List<Kept> answers) {
    file.write(
        tables -> {
          insert(tables, answers);
          layOut(tables, "unsettled_answer");
          tables.execute(
              "INSERT INTO taken_table (sha256, service_day, service) VALUES (?, ?, ?)",
              table.sha256(),
              table.day().toString(),
              table.service());
          layOut(tables, "taken_table");
          return answers.size();
        });
  }

  /**
   * @param sha256 of the file
   * @param day under which its answers count
   */
  record TakenTable(String sha256, LocalDate day, String service) {}

  Optional<TakenTable> takenTable(String sha256) {
    return file.read(
        tables ->
            tables
                .createQuery("SELECT * FROM taken_table WHERE sha256 = ?")
                .bind(0, sha256)
                .map(
                    (row, context) ->
                        new TakenTable(
                            row.getString(1), LocalDate.parse(row.getString(2)), row.getString(3)))
                .findOne());
  }

  /** Takes in what was kept elsewhere before. Harmless when repeated. */
  void takeIn(Collection<Kept> answers, Collection<String> receipts) {
    file.write(
        tables -> {
          Set<String> here =
              tables.createQuery("SELECT id FROM survey_answer").mapTo(String.class).set();
          insert(tables, answers.stream().filter(one -> !here.contains(one.id())).toList());
          answers.stream()
              .map(Kept::day)
              .max(LocalDate::compareTo)
              .ifPresent(newest -> settleBefore(tables, newest.minusDays(UNSETTLED_DAYS_BEFORE)));
          layOut(tables, "unsettled_answer");
          receipts.forEach(
              one ->
                  tables.execute(
                      "INSERT INTO receipt (request_id) VALUES (?) ON CONFLICT DO NOTHING", one));
          layOut(tables, "receipt");
          return answers.size();
        });
  }

  private static void insert(Handle tables, List<Kept> answers) {
    PreparedBatch insert =
        tables.prepareBatch(
            "INSERT INTO unsettled_answer (id, service_day, service, questionnaire, profile,"
                + " comment, too_fast, "
                + ALL
                + ") VALUES (:id, :day, :service, :questionnaire, :profile, :comment, :fast, "
                + MARKS
                + ")");
    for (Kept one : answers) {
      insert
          .bind("id", one.id())
          .bind("day", one.day().toString())
          .bind("service", one.service())
          .bind("questionnaire", one.questionnaire())
          .bind("profile", one.profile())
          .bind("comment", one.comment())
          .bindByType("fast", one.tooFast(), Boolean.class);
      bind(insert, one.answers());
      insert.add();
    }
    insert.execute();
  }

  /** Binds {@link #MARKS}. */
  static void bind(PreparedBatch insert, Map<String, Integer> answers) {
    Map<String, Integer> further = new TreeMap<>(answers);
    for (Unsur unsur : Unsur.values()) {
      insert.bindByType(column(unsur), further.remove(unsur.name()), Integer.class);
    }
    insert.bind(FURTHER, further.isEmpty() ? "" : json(further));
  }

  static String column(Unsur unsur) {
    return unsur.name().toLowerCase(Locale.ROOT);
  }

  private static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  private void settleBefore(Handle tables, LocalDate day) {
    settlings.addAndGet(
        tables.execute(
            "INSERT INTO settled_answer SELECT * FROM unsettled_answer WHERE service_day < ?"
                + " ORDER BY service_day, service, id",
            day.toString()));
    tables.execute("DELETE FROM unsettled_answer WHERE service_day < ?", day.toString());
  }

  /**
   * What lies under a day after this one counts for this day, of which the whole is unsettled then.
   * Harmless when repeated.
   *
   * @param sealedAgain a comment, sealed for this day
   * @return how many were moved
   */
  int moveBack(LocalDate right, UnaryOperator<String> sealedAgain) {
    return file.write(
        tables -> {
          List<Said> moved =
              tables
                  .createQuery("SELECT id, comment FROM survey_answer WHERE service_day > ?")
                  .bind(0, right.toString())
                  .map((row, context) -> new Said(row.getString(1), row.getString(2)))
                  .list();
          if (moved.isEmpty()) {
            return 0;
          }
          tables.execute(
              "INSERT INTO unsettled_answer SELECT * FROM settled_answer WHERE service_day >= ?",
              right.toString());
          settlings.addAndGet(
              tables.execute(
                  "DELETE FROM settled_answer WHERE service_day >= ?", right.toString()));
          for (Said one : moved) {
            tables.execute(
                "UPDATE unsettled_answer SET service_day = ?, comment = ? WHERE id = ?",
                right.toString(),
                sealedAgain.apply(one.comment()),
                one.id());
          }
          layOut(tables, "unsettled_answer");
          return moved.size();
        });
  }

  private record Said(String id, String comment) {}

  /** Writes all rows of a table anew, in the order of their first column. */
  static void layOut(Handle tables, String table) {
    tables.execute("CREATE TEMP TABLE again AS SELECT * FROM main." + table);
    tables.execute("DELETE FROM main." + table);
    tables.execute("INSERT INTO main." + table + " SELECT * FROM temp.again ORDER BY 1");
    tables.execute("DROP TABLE temp.again");
  }

  /** That token is spent in the office's file. */
  void spent(String token) {
    file.write(tables -> tables.execute("DELETE FROM unspent_token WHERE token = ?", token));
  }

  /** Forgets requests of before that day; a repeat of one is new then. */
  void forgetReceiptsBefore(LocalDate day) {
    if (file.read(tables -> has(tables, "SELECT 1 FROM receipt WHERE request_id < ?", day))) {
      file.write(
          tables -> {
            tables.execute("DELETE FROM receipt WHERE request_id < ?", day.toString());
            layOut(tables, "receipt");
            return day;
          });
    }
  }

  // ---- reading ----------------------------------------------------------------------------------

  boolean isReceived(String requestId) {
    return file.read(
        tables -> has(tables, "SELECT 1 FROM receipt WHERE request_id = ?", requestId));
  }

  private static boolean has(Handle tables, String sql, Object value) {
    return tables
        .createQuery(sql + " LIMIT 1")
        .bind(0, value.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Tokens whose answers are kept and that may still be open in the office's file. */
  List<String> unspent() {
    return file.read(
        tables -> tables.createQuery("SELECT token FROM unspent_token").mapTo(String.class).list());
  }

  /**
   * What was answered in a period, for one service or all, and by whom; of one moment.
   *
   * @param instrument whose questions are counted
   */
  Answered answered(LocalDate from, LocalDate to, Optional<String> service, Instrument instrument) {
    AnswerSums sums = sums(from, to, service);
    return new Answered(sums.counts(instrument), sums.profile(), sums.quality());
  }

  private AnswerSums sums(LocalDate from, LocalDate to, Optional<String> service) {
    return file.read(tables -> sums.of(tables, from, to, service, settledState()));
  }

  private static Map<String, Integer> figures(String further) {
    Map<String, Integer> figures = new HashMap<>();
    if (!further.isEmpty()) {
      Json.read(further.getBytes(StandardCharsets.UTF_8), ObjectNode.class)
          .properties()
          .forEach(one -> figures.put(one.getKey(), one.getValue().asInt()));
    }
    return figures;
  }

  /**
   * What each respondent of a period answered, in the order of {@link Instrument#questions()}, 0
   * where it was not asked; in the order of the answers themselves, which tells nothing else.
   */
  List<List<Integer>> sheet(
      LocalDate from, LocalDate to, Optional<String> service, Instrument instrument, int most) {
    String sql =
        "SELECT %1$s FROM survey_answer WHERE %2$s ORDER BY %1$s LIMIT :most"
            .formatted(ALL, PERIOD);
    List<String> questions = instrument.questions();
    return file.read(
        tables ->
            period(tables.createQuery(sql).bind("most", most), from, to, service)
                .map((row, context) -> answers(row))
                .map(one -> questions.stream().map(key -> one.getOrDefault(key, 0)).toList())
                .list());
  }

  /** What stands in {@link #ALL}, by question. */
  static Map<String, Integer> answers(ResultSet row) throws SQLException {
    Map<String, Integer> answers = figures(row.getString(FURTHER));
    for (Unsur unsur : Unsur.values()) {
      int answer = row.getInt(column(unsur));
      if (answer > 0) {
        answers.put(unsur.name(), answer);
      }
    }
    return answers;
  }

  /** The versions of the questionnaire that were answered in a period. */
  List<String> asked(LocalDate from, LocalDate to, Optional<String> service) {
    return List.copyOf(sums(from, to, service).versions());
  }

  /** What was said in a period, sealed, in no order that tells anything. */
  List<String> comments(LocalDate from, LocalDate to, Optional<String> service) {
    String sql =
        "SELECT comment FROM survey_answer WHERE comment <> '' AND " + PERIOD + " ORDER BY id";
    return file.read(
        tables -> period(tables.createQuery(sql), from, to, service).mapTo(String.class).list());
  }

  static Query period(Query query, LocalDate from, LocalDate to, Optional<String> service) {
    return query
        .bind("from", from.toString())
        .bind("to", to.toString())
        .bind("service", service.orElse(""));
  }

  // ---- for a second copy ------------------------------------------------------------------------

  /** Another value whenever there is another answer, receipt or token. */
  public Object newestState() {
    return file.changes();
  }

  /** Writes everything but what is settled, of one moment. */
  public boolean newestRows(DataOutput out) throws IOException {
    List<TableRows> rows =
        file.rows(
            Stream.concat(
                    Stream.of("unsettled_answer", "receipt", "unspent_token", "taken_table"),
                    CampaignAnswers.TABLES.stream())
                .toList());
    out.writeInt(rows.size());
    for (TableRows one : rows) {
      one.to(out);
    }
    return true;
  }

  /** Another value whenever there are other answers among those that are settled. */
  public Object settledState() {
    return settlings.get();
  }

  /**
   * Writes what is settled, however much that is, a piece at a time.
   *
   * @return false if it was changed meanwhile, so that what was written is of no moment
   */
  public boolean settledRows(DataOutput out) throws IOException {
    Object before = settledState();
    out.writeInt(1);
    return file.rowsTo(out, "settled_answer") && before.equals(settledState());
  }

  @Override
  public void close() {
    file.close();
  }
}
