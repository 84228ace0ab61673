package id.loket.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.journal.SideFile;
import id.loket.server.keys.OfficeKey;
import id.loket.server.survey.AnswerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of years go into a second copy and out of it in a program with little memory. */
class ManyAnswersTest {
  private static final int ANSWERS = 100_000;

  /** Less than half of what so many rows take. */
  private static final String MEMORY = "-Xmx24m";

  @TempDir Path folder;

  @Test
  void answersOfYearsAreCopiedAndPutBackWithoutLyingInMemory() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    AnswerFile.open(data).close();
    try (SideFile file = SideFile.open(data.resolve(AnswerFile.FILE))) {
      file.write(ManyAnswersTest::addAnswers);
    }

    String said = inLittleMemory(data);

    // Newer Javas warn before it.
    assertEquals("put back", said.lines().reduce("", (before, line) -> line), said);
    Path back = folder.resolve("back").resolve(AnswerFile.FILE);
    try (SideFile file = SideFile.open(data.resolve(AnswerFile.FILE))) {
      file.read(tables -> tables.execute("ATTACH ? AS back", back.toString()));
      assertEquals(ANSWERS, count(file, "SELECT count(*) FROM back.settled_answer"));
      assertEquals(0, count(file, different("main", "back")));
      assertEquals(0, count(file, different("back", "main")));
    }
  }

  private static int addAnswers(Handle tables) {
    return tables.execute(
        "WITH RECURSIVE answer (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM answer WHERE n < ?)"
            + " INSERT INTO settled_answer"
            + " SELECT printf('%032x', n), date('2026-01-01', (n / 1000) || ' days'),"
            + " 'REENTRY', '1', 1 + n % 4, 2, 3, 4, 1, 2, 3, 4, 1 + n % 4, '{}',"
            + " CASE n % 3 WHEN 0 THEN '' ELSE hex(zeroblob(60)) || n END, '', NULL FROM answer",
        ANSWERS);
  }

  private static String different(String one, String other) {
    return String.format(
        "SELECT count(*) FROM (SELECT * FROM %s.settled_answer"
            + " EXCEPT SELECT * FROM %s.settled_answer)",
        one, other);
  }

  private static int count(SideFile file, String sql) {
    return file.read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }

  private String inLittleMemory(Path data) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                Copying.class.getName(),
                data.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    process.waitFor();
    return said;
  }

  /** The program with little memory. */
  static final class Copying {
    private Copying() {}

    public static void main(String[] folders) throws Exception {
      Path data = Path.of(folders[0]);
      Path copy = Files.createDirectory(Path.of(folders[1]).resolve("copy"));
      Path back = Files.createDirectory(Path.of(folders[1]).resolve("back"));
      OfficeKey key = OfficeKey.make(Path.of(folders[1]).resolve("office.key"));
      try (AnswerFile answers = AnswerFile.open(data)) {
        new CopyPart(AnswerFile.FILE, "settled", answers::settledState, answers::settledRows)
            .write(copy, key)
            .name();
      }
      List<Path> files = CopyPart.putBack(copy, back, key);
      System.out.println(
          files.equals(List.of(back.resolve(AnswerFile.FILE))) ? "put back" : files.toString());
    }
  }
}
