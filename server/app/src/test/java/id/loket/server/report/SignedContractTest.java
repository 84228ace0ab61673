package id.loket.server.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.Server;
import id.loket.server.backup.Backups;
import id.loket.server.journal.Digest;
import id.loket.server.web.ContractStory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedContractTest {
  private static final String QUARTER = "?from=2026-07-01&to=2026-09-30";
  private static final String SIGNED = "/api/v1/ikm/signed";
  private static final int PIECE = 1_000_000;

  @TempDir Path folder;

  /** Of so many bytes, most of them any. */
  private static byte[] pdf(int bytes) {
    byte[] pdf = new byte[bytes];
    new Random(7).nextBytes(pdf);
    System.arraycopy("%PDF-1.7\n".getBytes(ISO_8859_1), 0, pdf, 0, 9);
    byte[] end = "\nstartxref\n0\n%%EOF\n".getBytes(ISO_8859_1);
    System.arraycopy(end, 0, pdf, bytes - end.length, end.length);
    return pdf;
  }

  /** Every piece of it. */
  private static String brought(ContractStory story, Client who, byte[] file) throws Exception {
    String id = Client.requestId();
    for (int at = 0; at < file.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(file, at, Math.min(file.length, at + PIECE));
      story.ok(who, "POST", SIGNED + "/pieces", "requestId", id, "at", at, "bytes", piece);
    }
    return id;
  }

  private static Object[] whole(String id, byte[] file) {
    return new Object[] {"requestId", id, "name", "laporan ttd.pdf", "bytes", file.length};
  }

  @Test
  void aSignedReportComesBackByteForByteAlsoFromABackup() throws Exception {
    ContractStory.tell(
        "signed",
        story -> {
          ClosedPeriodTest.answered(story.office(), "a", 6, 4);
          Client head = story.office().person("HEAD");
          byte[] file = pdf(3_500_000);
          String id = brought(story, head, file);
          story.fails(409, head, "POST", SIGNED + QUARTER, whole(id, file));
          story.ok(head, "POST", "/api/v1/ikm/closings" + QUARTER, "before", 0, "reason", "");
          story.ok(head, "POST", SIGNED + QUARTER, whole(id, file));
          story.ok(head, "POST", SIGNED + QUARTER, whole(id, file));
          byte[] again = pdf(300);
          String other = brought(story, head, again);
          story.ok(head, "POST", SIGNED + QUARTER, whole(other, again));

          JsonNode papers = story.ok(head, "GET", SIGNED + QUARTER).get("papers");
          assertEquals(2, papers.size());
          assertEquals(Digest.of(file), papers.at("/0/sha256").asText());
          assertEquals(1, papers.at("/0/closing").asInt());
          String address = SIGNED + "/" + papers.at("/0/sha256").asText();
          story.ok(head, "GET", address);
          assertArrayEquals(file, head.get(address).response().body());

          Path restored = restored(story.office());
          Path back = restored.resolve("documents").resolve(Digest.of(file) + ".pdf");
          assertArrayEquals(file, Files.readAllBytes(back));

          Path kept = story.office().settings().data().resolve("documents");
          Path damaged = kept.resolve(Digest.of(again) + ".pdf");
          again[150] ^= 1;
          Files.write(damaged, again);
          story.fails(410, head, "GET", SIGNED + "/" + papers.at("/1/sha256").asText());
          whatIsNoWholePdfIsNamedAndNothingOfItStays(story, head);
        });
  }

  /** By the commands of a technician, into another folder. */
  private Path restored(OfficeUnderTest office) throws Exception {
    Path away = folder.resolve("away");
    Path key = office.settings().officeKey();
    command(settings("here", office.settings().data(), key), "--backup", away.toString());
    Path data = folder.resolve("restored");
    Path made = Backups.in(away).get(0);
    command(settings("there", data, key), "--restore", made.toString());
    return data;
  }

  private Path settings(String name, Path data, Path key) throws Exception {
    return Files.writeString(
        folder.resolve(name + ".conf"),
        "data = \"%s\"\noffice-key = \"%s\"\n".formatted(data, key));
  }

  private static void command(Path settings, String what, String where) throws Exception {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "--config",
                settings.toString(),
                what,
                where)
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes());
    assertEquals(0, command.waitFor(), said);
  }

  private static void whatIsNoWholePdfIsNamedAndNothingOfItStays(ContractStory story, Client head)
      throws Exception {
    byte[] cut = Arrays.copyOf(pdf(5_000), 4_000);
    assertEquals("cut off", word(story, head, cut, "cut off"));
    byte[] picture = "\u0089PNG and so on, for a while".getBytes(ISO_8859_1);
    assertEquals("no PDF", word(story, head, picture, "no PDF"));
    String id = Client.requestId();
    byte[] small = pdf(400);
    story.fails(409, head, "POST", SIGNED + "/pieces", "requestId", id, "at", 5, "bytes", small);
    story.ok(head, "POST", SIGNED + "/pieces", "requestId", id, "at", 0, "bytes", small);
    story.fails(
        422, head, "POST", SIGNED + QUARTER, "requestId", id, "name", "a.pdf", "bytes", 500);
    story.fails(
        422, head, "POST", SIGNED + QUARTER, "requestId", id, "name", "a.pdf", "bytes", 20_000_001);
    story.fails(404, head, "GET", SIGNED + "/" + "0".repeat(64));
    story.fails(404, head, "GET", SIGNED + "/office.db");
    story.fails(
        403, story.office().person("SUPERVISOR"), "POST", SIGNED + QUARTER, whole(id, small));
    assertEquals(2, story.ok(head, "GET", SIGNED + QUARTER).get("papers").size());
    story.ok(head, "POST", SIGNED + QUARTER, whole(id, small));
    story.ok(head, "GET", SIGNED + "/" + Digest.of(small));
    try (var files = Files.list(story.office().settings().data().resolve("documents"))) {
      assertEquals(List.of("pdf", "pdf", "pdf"), ends(files.toList()));
    }
  }

  /** The ends of their names. */
  private static List<String> ends(List<Path> files) {
    return files.stream().map(one -> one.toString().replaceAll(".*\\.", "")).toList();
  }

  private static String word(ContractStory story, Client head, byte[] file, String expected)
      throws Exception {
    String id = brought(story, head, file);
    Client.Reply reply = head.post(SIGNED + QUARTER, whole(id, file));
    assertEquals(422, reply.status());
    String detail = reply.body().get("detail").asText();
    return detail.contains(expected) ? expected : detail;
  }
}
