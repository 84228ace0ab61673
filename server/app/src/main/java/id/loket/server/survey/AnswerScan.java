package id.loket.server.survey;

import id.loket.skm.Unsur;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the sums of a period, of one service or all, from a table of answers. A value. */
record AnswerScan(LocalDate from, LocalDate to, Optional<String> service) {
  /** Four figures in one number of SQLite: as many bits each, for the answers of one day. */
  private static final int BITS = 15;

  private static final long MOST = (1L << BITS) - 1;

  private static final String LEAST = "min(" + columns(AnswerSums.ANSWERS) + ")";
  private static final String BEST = "max(" + columns(1) + ")";

  /** Whether a row has one answer everywhere; few rows have others than those in columns. */
  private static final String SAME =
      ("CASE WHEN further = '' THEN %1$s = %2$s ELSE"
              + " min(%1$s, (SELECT min(value) FROM json_each(further)))"
              + " = max(%2$s, (SELECT max(value) FROM json_each(further))) END")
          .formatted(LEAST, BEST);

  private record Day(long respondents, Quality quality) {}

  /** All columns; where one was not asked, it is a number that decides nothing. */
  private static String columns(int unasked) {
    return AnswerFile.UNSUR.stream()
        .map(one -> "coalesce(" + one + ", " + unasked + ")")
        .collect(Collectors.joining(", "));
  }

  AnswerSums of(Handle tables, String table) {
    long[][] nine = new long[AnswerFile.UNSUR.size()][AnswerSums.ANSWERS];
    List<Day> days = days(tables, table, nine);
    if (days.stream().anyMatch(one -> one.respondents() > MOST)) {
      oneByOne(tables, table, nine);
    }
    Map<String, Long> profiles = new HashMap<>();
    TreeSet<String> versions = new TreeSet<>();
    others(tables, table, profiles, versions);
    return new AnswerSums(
        days.stream().mapToLong(Day::respondents).sum(),
        days.stream().map(Day::quality).reduce(new Quality(0, 0, 0), Quality::plus),
        nine,
        further(tables, table),
        profiles,
        versions);
  }

  /** One scan: each day's answers to an unsur come as one number. */
  private List<Day> days(Handle tables, String table, long[][] nine) {
    String packed =
        AnswerFile.UNSUR.stream()
            .map(one -> "coalesce(sum(1 << (%d * (%s - 1))), 0)".formatted(BITS, one))
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*), sum(%s), count(too_fast), total(too_fast), %s FROM %s WHERE %s"
                .formatted(SAME, packed, table, where())
            + " GROUP BY service_day";
    return bound(tables.createQuery(sql)).map((row, context) -> unpack(row, nine)).list();
  }

  private static Day unpack(ResultSet row, long[][] nine) throws SQLException {
    Quality quality = new Quality(row.getLong(2), row.getLong(3), row.getLong(4));
    for (int unsur = 0; unsur < nine.length; unsur++) {
      long packed = row.getLong(unsur + 5);
      for (int answer = 0; answer < AnswerSums.ANSWERS; answer++) {
        nine[unsur][answer] += packed >> (BITS * answer) & MOST;
      }
    }
    return new Day(row.getLong(1), quality);
  }

  /** Where a day has more answers than such a number can hold. */
  private void oneByOne(Handle tables, String table, long[][] nine) {
    for (Unsur unsur : Unsur.values()) {
      String sql =
          "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL AND %3$s GROUP BY 1"
              .formatted(AnswerFile.column(unsur), table, where());
      long[] counts = nine[unsur.ordinal()];
      Arrays.fill(counts, 0);
      bound(tables.createQuery(sql))
          .map((row, context) -> counts[row.getInt(1) - 1] = row.getLong(2))
          .list();
    }
  }

  private void others(
      Handle tables, String table, Map<String, Long> profiles, TreeSet<String> versions) {
    String sql =
        "SELECT profile, questionnaire, count(*) FROM %s WHERE %s GROUP BY 1, 2"
            .formatted(table, where());
    bound(tables.createQuery(sql))
        .map(
            (row, context) -> {
              profiles.merge(row.getString(1), row.getLong(3), Long::sum);
              return versions.add(row.getString(2));
            })
        .list();
  }

  private Map<String, long[]> further(Handle tables, String table) {
    String sql =
        "SELECT key, value, count(*) FROM %s, json_each(further) WHERE further <> '' AND %s"
                .formatted(table, where())
            + " GROUP BY 1, 2";
    Map<String, long[]> further = new HashMap<>();
    bound(tables.createQuery(sql))
        .map(
            (row, context) ->
                further
                        .computeIfAbsent(row.getString(1), key -> new long[AnswerSums.ANSWERS])[
                        row.getInt(2) - 1] =
                    row.getLong(3))
        .list();
    return further;
  }

  private String where() {
    return "service_day BETWEEN :from AND :to"
        + service.map(it -> " AND service = :service").orElse("");
  }

  private Query bound(Query query) {
    query.bind("from", from.toString()).bind("to", to.toString());
    service.ifPresent(one -> query.bind("service", one));
    return query;
  }
}
