package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Footprints;
import id.loket.server.WallClock;
import id.loket.server.journal.SideFile;
import id.loket.server.journal.TableRows;
import id.loket.server.survey.AnswerFile.Kept;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Instrument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of the answers tells, and what it never does. */
class AnswerFileTest {
  private static final LocalDate DAY = WallClock.DAY;

  private static final Instrument NINE = Instrument.standard();

  @TempDir Path folder;

  @Test
  void theFileIsTheSameToTheByteInWhateverOrderItsAnswersCame() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      List<Kept> answers = answers(40, DAY, seed);
      byte[] one = written(folder.resolve(seed + "-one"), answers);
      List<Kept> otherwise = new ArrayList<>(answers);
      Collections.shuffle(otherwise, new Random(seed));

      byte[] other = written(folder.resolve(seed + "-other"), otherwise);

      assertArrayEquals(one, other, "seed " + seed);
    }
  }

  @Test
  void anAnswerWithAWordMoreLiesInAnotherFile() throws Exception {
    List<Kept> answers = answers(2, DAY, 7);
    byte[] one = written(folder.resolve("one"), answers);

    byte[] other =
        written(folder.resolve("other"), List.of(answers.get(0), longer(answers.get(1))));

    assertTrue(!Arrays.equals(one, other), "the comparison sees a difference");
  }

  @Test
  void daysThatAreSettledLieAsIfTheyHadComeInOrder() throws Exception {
    List<Kept> monday = answers(30, DAY, 1);
    List<Kept> tuesday = answers(30, DAY.plusDays(1), 2);
    List<Kept> thursday = answers(30, DAY.plusDays(3), 3);
    List<Kept> inOrder = new ArrayList<>(monday);
    inOrder.addAll(tuesday);
    inOrder.addAll(thursday);
    byte[] one = written(folder.resolve("one"), inOrder);
    List<Kept> otherwise = new ArrayList<>();
    for (List<Kept> day : List.of(monday, tuesday, thursday)) {
      List<Kept> shuffled = new ArrayList<>(day);
      Collections.shuffle(shuffled, new Random(4));
      otherwise.addAll(shuffled);
    }

    assertArrayEquals(one, written(folder.resolve("other"), otherwise));
  }

  @Test
  void answersThatATabletSendsADayLateLieAsIfTheyHadComeInOrder() throws Exception {
    List<Kept> monday = answers(30, DAY, 1);
    List<Kept> tuesday = answers(30, DAY.plusDays(1), 2);
    List<Kept> wednesday = answers(30, DAY.plusDays(2), 3);
    List<Kept> thursday = answers(30, DAY.plusDays(3), 4);
    List<Kept> inOrder =
        Stream.of(monday, tuesday, wednesday, thursday).flatMap(List::stream).toList();
    List<Kept> late = new ArrayList<>(monday.subList(9, 30));
    late.addAll(tuesday);
    late.addAll(wednesday.subList(0, 9));
    late.addAll(monday.subList(0, 9));
    late.addAll(wednesday.subList(9, 30));
    late.addAll(thursday);

    assertArrayEquals(
        written(folder.resolve("one"), inOrder), written(folder.resolve("other"), late));
  }

  @Test
  void allDaysCountWhetherSettledOrNot() throws Exception {
    written(folder, answers(3, DAY, 1));
    written(folder, answers(4, DAY.plusDays(2), 2));
    try (AnswerFile file = AnswerFile.open(folder)) {
      assertEquals(
          7, file.answered(DAY, DAY.plusDays(9), Optional.empty(), NINE).counts().respondents());
      assertEquals(3, file.answered(DAY, DAY, Optional.of("REENTRY"), NINE).counts().respondents());
      assertEquals(0, file.answered(DAY, DAY, Optional.of("OPP"), NINE).counts().respondents());
      assertEquals(7, file.comments(DAY, DAY.plusDays(2), Optional.empty()).size());
    }
  }

  @Test
  void otherQuestionsAreCountedAndOneThatWasNotAskedIsNoAnswer() throws Exception {
    Instrument own = OwnUnsur.added().instrument();
    Map<String, Integer> all = new HashMap<>(Nine.of(Collections.nCopies(9, 4)));
    Map<String, Integer> eight = new HashMap<>(all);
    eight.remove("BIAYA");
    all.putAll(Map.of("KEAMANAN", 2, "WAKTU_2", 1));
    try (AnswerFile file = AnswerFile.open(folder)) {
      List<Map<String, Integer>> given = List.of(all, all, eight);
      for (int i = 0; i < given.size(); i++) {
        file.add(
            new Kept("id" + i, DAY, "REENTRY", "1", given.get(i), "{}", "", null),
            "request" + i,
            "t" + i);
      }

      AnswerCounts counts = file.answered(DAY, DAY, Optional.empty(), own).counts();
      AnswerCounts nine = file.answered(DAY, DAY, Optional.empty(), NINE).counts();

      assertEquals(3, counts.respondents());
      assertEquals(List.of(0L, 2L, 0L, 0L), counts.ofQuestion(own.questions().indexOf("KEAMANAN")));
      assertEquals(List.of(2L, 0L, 0L, 0L), counts.ofQuestion(own.questions().indexOf("WAKTU_2")));
      assertEquals(List.of(0L, 0L, 0L, 2L), counts.ofQuestion(own.questions().indexOf("BIAYA")));
      assertEquals(3, nine.index().line("WAKTU").n());
      assertEquals(
          List.of(
              List.of(4, 4, 4, 0, 0, 4, 4, 4, 4, 4, 0),
              List.of(4, 4, 4, 1, 4, 4, 4, 4, 4, 4, 2),
              List.of(4, 4, 4, 1, 4, 4, 4, 4, 4, 4, 2)),
          file.sheet(DAY, DAY, Optional.empty(), own, 10));
    }
  }

  @Test
  void whoAnswersAlikeEverywhereOrTooFastIsCountedAndCounts() throws Exception {
    Map<String, Integer> three = Nine.of(Collections.nCopies(9, 3));
    Map<String, Integer> further = new HashMap<>(three);
    further.put("KEAMANAN", 3);
    Map<String, Integer> other = new HashMap<>(three);
    other.put("KEAMANAN", 4);
    Map<String, Integer> own = Map.of("KEAMANAN", 2, "WAKTU_2", 2);
    Map<String, Integer> varied = new HashMap<>(three);
    varied.put("WAKTU", 1);
    List<Map<String, Integer>> given = List.of(three, further, other, own, varied);
    Boolean[] tooFast = {true, false, true, null, false};
    try (AnswerFile file = AnswerFile.open(folder)) {
      for (int i = 0; i < given.size(); i++) {
        Kept one = new Kept("id" + i, DAY, "REENTRY", "1", given.get(i), "{}", "", tooFast[i]);
        file.add(one, "request" + i, "t" + i);
      }

      Answered answered = file.answered(DAY, DAY, Optional.empty(), NINE);

      assertEquals(new Quality(3, 4, 2), answered.quality());
      assertEquals(5, answered.counts().respondents());
    }
  }

  /** What is settled is summed up once: each way of changing it has to show. */
  @Test
  void theSumsFollowWhatIsSettledTakenBackAndAdded() throws Exception {
    try (AnswerFile file = AnswerFile.open(folder)) {
      LocalDate last = DAY.plusDays(9);
      List<Kept> all = new ArrayList<>();
      for (int day = 0; day < 8; day += 3) {
        List<Kept> some = answers(5, DAY.plusDays(day), day);
        for (Kept one : some) {
          file.add(one, "request of " + one.id(), one.id());
          all.add(one);
          assertCounts(all, file, DAY, last, Optional.empty());
          assertCounts(all, file, DAY, last, Optional.of("REENTRY"));
        }
      }
      assertEquals(0, file.answered(DAY, last, Optional.of("OPP"), NINE).counts().respondents());
      assertEquals(List.of("1"), file.asked(DAY, last, Optional.empty()));
      assertEquals(List.of(), file.asked(last, last, Optional.empty()));

      assertEquals(5, file.moveBack(DAY.plusDays(3), comment -> comment));

      assertCounts(all, file, DAY, DAY.plusDays(3), Optional.empty());
    }
  }

  /** More than one packed figure holds. */
  @Test
  void aDayOfThirtyThreeThousandAnswersIsCounted() throws Exception {
    Map<String, Integer> best = Nine.of(Collections.nCopies(9, 4));
    List<Kept> all = new ArrayList<>();
    for (int i = 0; i < 33_000; i++) {
      all.add(new Kept("id" + i, DAY, "REENTRY", "1", best, "{}", "", null));
    }
    try (AnswerFile file = AnswerFile.open(folder)) {
      file.takeIn(all, List.of());

      AnswerCounts counts = file.answered(DAY, DAY, Optional.empty(), NINE).counts();

      for (int question = 0; question < 9; question++) {
        assertEquals(List.of(0L, 0L, 0L, 33_000L), counts.ofQuestion(question));
      }
    }
  }

  private static void assertCounts(
      List<Kept> all, AnswerFile file, LocalDate from, LocalDate to, Optional<String> service) {
    AnswerCounts expected =
        AnswerCounts.of(NINE, all.stream().map(Kept::answers).map(Map::copyOf).toList());
    AnswerCounts counts = file.answered(from, to, service, NINE).counts();
    assertEquals(expected.respondents(), counts.respondents());
    for (int question = 0; question < 9; question++) {
      assertEquals(expected.ofQuestion(question), counts.ofQuestion(question));
    }
  }

  @Test
  void aFileOfBeforeTheUnsurOfAnOfficesOwnKeepsItsAnswersAndTakesTheNewOnes() throws Exception {
    List<Kept> before = new ArrayList<>(answers(4, DAY, 1));
    before.addAll(answers(3, DAY.plusDays(3), 2));
    written(folder, before);
    asItWasBefore(folder.resolve(AnswerFile.FILE));
    Kept own =
        new Kept("own", DAY.plusDays(3), "REENTRY", "2", Map.of("KEAMANAN", 1), "{}", "", null);

    try (AnswerFile file = AnswerFile.open(folder)) {
      assertEquals(4, settled(file), "those of the day that was settled");
      AnswerCounts counts = file.answered(DAY, DAY.plusDays(3), Optional.empty(), NINE).counts();
      assertEquals(7, counts.respondents());
      assertEquals(7, counts.fewest());

      file.add(own, "request", "token");

      counts =
          file.answered(DAY, DAY.plusDays(3), Optional.empty(), OwnUnsur.added().instrument())
              .counts();
      assertEquals(8, counts.respondents());
      assertEquals(1, counts.ofQuestion(10).get(0));
    }
    try (AnswerFile again = AnswerFile.open(folder)) {
      assertEquals(
          8, again.answered(DAY, DAY.plusDays(3), Optional.empty(), NINE).counts().respondents());
    }
  }

  @Test
  void aFileOfBeforeAnybodySawHowFastKeepsItsAnswers() throws Exception {
    List<Kept> before = new ArrayList<>(answers(4, DAY, 1));
    before.addAll(answers(3, DAY.plusDays(3), 2));
    written(folder, before);
    asItWas(folder.resolve(AnswerFile.FILE), LATER, "too_fast");
    try (AnswerFile file = AnswerFile.open(folder)) {
      assertEquals(
          7, file.answered(DAY, DAY.plusDays(3), Optional.empty(), NINE).counts().fewest());
      assertEquals(0, file.answered(DAY, DAY, Optional.empty(), NINE).quality().timed());
      Kept fast =
          new Kept("own", DAY.plusDays(3), "REENTRY", "1", before.get(0).answers(), "{}", "", true);
      file.add(fast, "request", "token");
      Quality quality = file.answered(DAY, DAY.plusDays(3), Optional.empty(), NINE).quality();
      assertEquals(1, quality.timed());
      assertEquals(1, quality.tooFast());
    }
  }

  /** With the tables of before, in which every answer was one of the nine. */
  private static void asItWasBefore(Path file) throws SQLException {
    String figures =
        AnswerFile.UNSUR.stream()
            .map(one -> one + " INTEGER NOT NULL CHECK (" + one + " BETWEEN 1 AND 4), ")
            .collect(Collectors.joining());
    String columns = figures + "profile TEXT NOT NULL, comment TEXT NOT NULL";
    asItWas(file, columns, "further", "too_fast");
  }

  private static final String LATER =
      AnswerFile.FIGURES
          + "profile TEXT NOT NULL, comment TEXT NOT NULL, further TEXT NOT NULL DEFAULT ''";

  private static void asItWas(Path file, String columns, String... missing) throws SQLException {
    try (SideFile old = SideFile.open(file)) {
      old.make(
          tables -> {
            tables.execute("DROP VIEW survey_answer");
            for (String table : List.of("unsettled_answer", "settled_answer")) {
              String key = table.startsWith("un") ? "(id)" : "(service_day, service, id)";
              tables.execute("CREATE TEMP TABLE kept AS SELECT * FROM main." + table);
              tables.execute("DROP TABLE main." + table);
              tables.execute(
                  "CREATE TABLE "
                      + table
                      + " (id TEXT NOT NULL, service_day TEXT NOT NULL, service TEXT NOT NULL,"
                      + " questionnaire TEXT NOT NULL, "
                      + columns
                      + ", PRIMARY KEY "
                      + key
                      + ") WITHOUT ROWID");
              for (String one : missing) {
                tables.execute("ALTER TABLE temp.kept DROP COLUMN " + one);
              }
              tables.execute("INSERT INTO main." + table + " SELECT * FROM temp.kept");
              tables.execute("DROP TABLE temp.kept");
            }
            tables.execute(
                "CREATE VIEW survey_answer AS SELECT * FROM settled_answer"
                    + " UNION ALL SELECT * FROM unsettled_answer");
          });
    }
  }

  @Test
  void aSpentTokenAndAnOldRequestLeaveNoByte() throws Exception {
    String request = DAY + "-abcdefghijklmnopqrstuv";
    try (AnswerFile file = AnswerFile.open(folder)) {
      file.add(answers(1, DAY, 1).get(0), request, "token-that-leads-to-a-ticket");
      assertEquals(List.of("token-that-leads-to-a-ticket"), file.unspent());
      assertEquals(List.of(AnswerFile.FILE), Footprints.of(folder, "token-that-leads"));

      file.spent("token-that-leads-to-a-ticket");
      file.forgetReceiptsBefore(DAY.plusDays(1));

      assertEquals(List.of(), Footprints.of(folder, "token-that-leads", request));
    }
  }

  @Test
  void anAnswerThatCanNotBeKeptLeavesNothingAndTheNextOneIsKept() throws Exception {
    Kept one = answers(1, DAY, 1).get(0);
    Kept seven =
        new Kept(
            one.id(),
            DAY,
            one.service(),
            "1",
            Nine.of(Collections.nCopies(9, 7)),
            one.profile(),
            "",
            null);
    try (AnswerFile file = AnswerFile.open(folder)) {
      assertThrows(JdbiException.class, () -> file.add(seven, "request", "token"));
      assertEquals(List.of(), file.unspent());

      file.add(one, "request", "token");

      assertTrue(file.isReceived("request"));
      assertEquals(1, file.answered(DAY, DAY, Optional.empty(), NINE).counts().respondents());
    }
  }

  @Test
  void aCopyIsToldThatADayOfBeforeTheNewestSettledOneWasSettledToo() throws Exception {
    try (AnswerFile file = AnswerFile.open(folder)) {
      file.add(answers(1, DAY, 1).get(0), "a", "a");
      file.add(answers(1, DAY.plusDays(3), 2).get(0), "b", "b");
      Object before = file.settledState();
      file.add(answers(1, DAY.minusDays(40), 3).get(0), "of a clock that was behind", "c");
      assertEquals(1, settled(file));
      assertEquals(before, file.settledState());

      file.add(answers(1, DAY.plusDays(3), 4).get(0), "d", "d");

      assertEquals(2, settled(file));
      assertNotEquals(before, file.settledState());
    }
  }

  /** How many of them a copy takes. */
  private static int settled(AnswerFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(file.settledRows(new DataOutputStream(bytes)));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(1, in.readInt());
    return TableRows.from(in).values().size();
  }

  /** The file's bytes without the count of its changes, which is that of its answers. */
  private static byte[] written(Path folder, List<Kept> answers) throws Exception {
    Files.createDirectories(folder);
    try (AnswerFile file = AnswerFile.open(folder)) {
      for (Kept one : answers) {
        String token = "token of " + one.id();
        file.add(one, one.day() + "-request of " + one.id(), token);
        file.spent(token);
      }
    }
    return Files.readAllBytes(folder.resolve(AnswerFile.FILE));
  }

  /** With comments from nothing to two hundred letters. */
  private static List<Kept> answers(int many, LocalDate day, long seed) {
    Random random = new Random(seed);
    List<Kept> answers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Map<String, Integer> given = Nine.of(random.ints(9, 1, 5).boxed().toList());
      String id = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
      String comment = day + "." + "x".repeat(random.nextInt(200));
      answers.add(new Kept(id, day, "REENTRY", "1", given, "{}", comment, null));
    }
    return answers;
  }

  private static Kept longer(Kept one) {
    return new Kept(
        one.id(),
        one.day(),
        one.service(),
        one.questionnaire(),
        one.answers(),
        one.profile(),
        one.comment() + "x",
        one.tooFast());
  }
}
