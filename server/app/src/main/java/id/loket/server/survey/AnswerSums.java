package id.loket.server.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.web.Json;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Instrument;
import id.loket.skm.ProfileCounts;
import id.loket.skm.Unsur;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How often which answer was given in a period. A year may have a million answers: those of days
 * that are settled, which no more come to, are counted in two scans and kept in memory as sums; the
 * few others are counted each time. Of whoever has the file; not for several threads at once.
 */
final class AnswerSums {
  private static final int ANSWERS = 4;
  private static final int KEPT = 200;

  /** Four figures in one number of SQLite: as many bits each, for the answers of one day. */
  private static final int BITS = 15;

  private static final long MOST = (1L << BITS) - 1;

  private record Asked(LocalDate from, LocalDate to, Optional<String> service) {}

  private final Map<Asked, Sums> settled =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Sums> eldest) {
          return size() > KEPT;
        }
      };
  private Object settledState;

  /**
   * What was answered in a period.
   *
   * @param state of what is settled: while it is the same, so is that
   */
  Sums of(Handle tables, LocalDate from, LocalDate to, Optional<String> service, Object state) {
    if (!state.equals(settledState)) {
      settled.clear();
      settledState = state;
    }
    Asked asked = new Asked(from, to, service);
    Sums sums = settled.computeIfAbsent(asked, one -> Sums.of(tables, "settled_answer", one));
    return sums.plus(Sums.of(tables, "unsettled_answer", asked));
  }

  /**
   * The sums of a period. Never changes once it is given away.
   *
   * @param nine by unsur, then by answer
   * @param further by the keys of other questions, then by answer
   */
  record Sums(
      long respondents,
      long[][] nine,
      Map<String, long[]> further,
      Map<String, Long> profiles,
      TreeSet<String> versions) {
    private static Sums of(Handle tables, String table, Asked asked) {
      Sums sums =
          new Sums(
              0,
              new long[Unsur.values().length][ANSWERS],
              new HashMap<>(),
              new HashMap<>(),
              new TreeSet<>());
      sums.others(tables, table, asked);
      sums.further(tables, table, asked);
      return sums.figures(tables, table, asked);
    }

    /** One scan: each day's answers to an unsur come as one number. */
    private Sums figures(Handle tables, String table, Asked asked) {
      String packed =
          Stream.of(Unsur.values())
              .map(AnswerFile::column)
              .map(one -> "coalesce(sum(1 << (%d * (%s - 1))), 0)".formatted(BITS, one))
              .collect(Collectors.joining(", "));
      String sql =
          "SELECT count(*), %s FROM %s WHERE %s GROUP BY service_day"
              .formatted(packed, table, where(asked));
      List<Long> days =
          bound(tables.createQuery(sql), asked).map((row, context) -> unpack(row)).list();
      if (days.stream().anyMatch(one -> one > MOST)) {
        oneByOne(tables, table, asked);
      }
      return withRespondents(days.stream().mapToLong(one -> one).sum());
    }

    /** Where a day has more answers than such a number can hold. */
    private void oneByOne(Handle tables, String table, Asked asked) {
      for (Unsur unsur : Unsur.values()) {
        String sql =
            "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL AND %3$s GROUP BY 1"
                .formatted(AnswerFile.column(unsur), table, where(asked));
        long[] counts = nine[unsur.ordinal()];
        Arrays.fill(counts, 0);
        bound(tables.createQuery(sql), asked)
            .map((row, context) -> counts[row.getInt(1) - 1] = row.getLong(2))
            .list();
      }
    }

    private long unpack(ResultSet row) throws SQLException {
      for (int unsur = 0; unsur < nine.length; unsur++) {
        long packed = row.getLong(unsur + 2);
        for (int answer = 0; answer < ANSWERS; answer++) {
          nine[unsur][answer] += packed >> (BITS * answer) & MOST;
        }
      }
      return row.getLong(1);
    }

    private Sums withRespondents(long all) {
      return new Sums(all, nine, further, profiles, versions);
    }

    private void others(Handle tables, String table, Asked asked) {
      String sql =
          "SELECT profile, questionnaire, count(*) FROM %s WHERE %s GROUP BY 1, 2"
              .formatted(table, where(asked));
      bound(tables.createQuery(sql), asked)
          .map(
              (row, context) -> {
                profiles.merge(row.getString(1), row.getLong(3), Long::sum);
                return versions.add(row.getString(2));
              })
          .list();
    }

    private void further(Handle tables, String table, Asked asked) {
      String sql =
          "SELECT key, value, count(*) FROM %s, json_each(further) WHERE further <> '' AND %s"
                  .formatted(table, where(asked))
              + " GROUP BY 1, 2";
      bound(tables.createQuery(sql), asked)
          .map(
              (row, context) ->
                  further
                          .computeIfAbsent(row.getString(1), key -> new long[ANSWERS])[
                          row.getInt(2) - 1] =
                      row.getLong(3))
          .list();
    }

    private static String where(Asked asked) {
      String service = asked.service().isPresent() ? " AND service = :service" : "";
      return "service_day BETWEEN :from AND :to" + service;
    }

    private static Query bound(Query query, Asked asked) {
      query.bind("from", asked.from().toString()).bind("to", asked.to().toString());
      asked.service().ifPresent(one -> query.bind("service", one));
      return query;
    }

    private Sums plus(Sums other) {
      long[][] both = new long[nine.length][ANSWERS];
      for (int unsur = 0; unsur < nine.length; unsur++) {
        for (int answer = 0; answer < ANSWERS; answer++) {
          both[unsur][answer] = nine[unsur][answer] + other.nine[unsur][answer];
        }
      }
      TreeSet<String> asked = new TreeSet<>(versions);
      asked.addAll(other.versions);
      return new Sums(
          respondents + other.respondents,
          both,
          both(further, other.further),
          plus(profiles, other.profiles),
          asked);
    }

    private static Map<String, long[]> both(Map<String, long[]> some, Map<String, long[]> others) {
      Map<String, long[]> both = new HashMap<>();
      Stream.of(some, others)
          .flatMap(one -> one.entrySet().stream())
          .forEach(
              one -> {
                long[] counts = both.computeIfAbsent(one.getKey(), key -> new long[ANSWERS]);
                for (int answer = 0; answer < ANSWERS; answer++) {
                  counts[answer] += one.getValue()[answer];
                }
              });
      return both;
    }

    private static Map<String, Long> plus(Map<String, Long> some, Map<String, Long> others) {
      Map<String, Long> both = new HashMap<>(some);
      others.forEach((one, times) -> both.merge(one, times, Long::sum));
      return both;
    }

    /** Of the questions of an instrument. */
    AnswerCounts counts(Instrument instrument) {
      List<String> questions = instrument.questions();
      long[][] counts = new long[questions.size()][ANSWERS];
      for (Unsur unsur : Unsur.values()) {
        int row = questions.indexOf(unsur.name());
        if (row >= 0) {
          counts[row] = nine[unsur.ordinal()].clone();
        }
      }
      further.forEach(
          (key, times) -> {
            int row = questions.indexOf(key);
            if (row >= 0) {
              counts[row] = times.clone();
            }
          });
      return new AnswerCounts(instrument, respondents, counts);
    }

    ProfileCounts profile() {
      Map<Map<String, String>, Long> told = new HashMap<>();
      profiles.forEach((profile, times) -> told.merge(told(profile), times, Long::sum));
      return ProfileCounts.of(told);
    }

    private static Map<String, String> told(String profile) {
      Map<String, String> told = new HashMap<>();
      Json.read(profile.getBytes(StandardCharsets.UTF_8), ObjectNode.class)
          .properties()
          .forEach(one -> told.put(one.getKey(), one.getValue().asText()));
      return told;
    }
  }
}
