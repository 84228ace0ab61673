package id.loket.sim.benchmark;

import id.loket.server.ServerSettings;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.server.survey.AnswerFile;
import id.loket.server.survey.OldAnswers;
import id.loket.server.survey.OldAnswers.Given;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.skm.Unsur;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A year of answers in the folder of an office that was never opened. */
final class OldSurvey {
  private static final int MONTHS = 12;
  private static final List<String> SERVICES = List.of("REENTRY", "OPP", "PENGADUAN");

  private OldSurvey() {}

  /** The first day of a whole year that is over. */
  static LocalDate year(LocalDate today) {
    return LocalDate.of(today.getYear() - 1, 1, 1);
  }

  static void write(Path folder, long answers, LocalDate from) throws SQLException {
    Questionnaire questionnaire = QuestionnaireFile.readDefault();
    SplittableRandom random = new SplittableRandom(1);
    try (KeyStore keys =
            KeyStore.open(folder, ServerSettings.officeKeyBeside(folder), Clock.systemUTC());
        AnswerFile file = AnswerFile.open(folder)) {
      PassingWords words = new PassingWords(keys);
      for (int month = 0; month < MONTHS; month++) {
        LocalDate first = from.plusMonths(month);
        List<Given> given = new ArrayList<>();
        for (long left = answers / MONTHS; left > 0; left--) {
          given.add(one(first.plusDays(random.nextInt(first.lengthOfMonth())), random));
        }
        OldAnswers.takeIn(file, words, questionnaire, given);
      }
    }
  }

  private static Given one(LocalDate day, SplittableRandom random) {
    Map<Unsur, Integer> answers = new EnumMap<>(Unsur.class);
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur, 1 + random.nextInt(4));
    }
    return new Given(
        String.format("%016x%016x", random.nextLong(), random.nextLong()),
        day,
        SERVICES.get(random.nextInt(SERVICES.size())),
        answers,
        Map.of("sex", random.nextBoolean() ? "L" : "P", "education", "SMA"),
        "");
  }

  /**
   * What a bare scan takes: one statement that sums up the nine columns of the same rows.
   *
   * @return milliseconds
   */
  static double scanMillis(Path folder, LocalDate from, LocalDate to) throws SQLException {
    String sums =
        Stream.of(Unsur.values())
            .map(one -> "sum(" + one.name().toLowerCase(Locale.ROOT) + ")")
            .collect(Collectors.joining(", "));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(AnswerFile.FILE));
        PreparedStatement scan =
            connection.prepareStatement(
                "SELECT count(*), "
                    + sums
                    + " FROM settled_answer WHERE service_day BETWEEN ? AND ?")) {
      scan.setString(1, from.toString());
      scan.setString(2, to.toString());
      long began = System.nanoTime();
      try (ResultSet row = scan.executeQuery()) {
        row.next();
        if (row.getLong(1) == 0) {
          throw new IllegalStateException("nothing was answered from " + from + " to " + to);
        }
      }
      return (System.nanoTime() - began) / 1e6;
    }
  }
}
