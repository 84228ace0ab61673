package id.loket.server.standard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.journal.Digest;
import id.loket.server.web.ContractStory;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A decision's PDF as it was received, from the administrator's hand to the visitor's. */
class DecisionContractTest {
  private static final String ALL = "/api/v1/decisions";
  private static final String PUBLIC = "/standard/decision/";

  /** Scanned, and scanned once more. */
  private static final byte[] FIRST = pdf("satu");

  private static final byte[] SECOND = pdf("dua");

  private static byte[] pdf(String words) {
    return ("%PDF-1.7\n" + words.repeat(200) + "\nstartxref\n0\n%%EOF\n").getBytes(ISO_8859_1);
  }

  @Test
  void whatWasSignedIsThereForEverybodyByteForByteAndTheOneBeforeForTheStaff() throws Exception {
    ContractStory.tell(
        "decision",
        story -> {
          Client admin = story.office().person("ADMINISTRATOR");
          Client nobody = story.office().nobody();
          String decision =
              story.ok(admin, "GET", ALL).at("/decisions/0/number").asText("no decision");
          assertTrue(shown(story).isNull());

          String tap = bring(story, admin, decision, FIRST);
          story.ok(admin, "POST", ALL + "/files", whole(tap, decision, FIRST));
          assertEquals(Digest.of(FIRST), shown(story).get("sha256").asText());
          String address = shown(story).get("address").asText();
          assertArrayEquals(FIRST, nobody.get(address).response().body());
          String page = new String(nobody.get("/standard/OPP").response().body(), UTF_8);
          assertTrue(page.contains(address) && page.contains(Digest.of(FIRST)), page);

          bring(story, admin, decision, SECOND);
          assertEquals(Digest.of(SECOND), shown(story).get("sha256").asText());
          assertEquals(404, nobody.get(address).status(), "replaced");
          JsonNode files = story.ok(admin, "GET", ALL).at("/decisions/0/files");
          assertEquals(2, files.size());
          assertEquals(2, files.at("/0/number").asInt());
          String before = ALL + "/files/" + files.at("/1/sha256").asText();
          Client inspector = story.office().person("INSPECTOR");
          story.ok(inspector, "GET", before);
          assertArrayEquals(FIRST, inspector.get(before).response().body());

          whatIsNoPdfOfADecisionIsNamedAndNothingOfItStays(story, admin, decision);
          aPieceTooManyIsRefused(story, admin);
          damaged(story, admin);
        });
  }

  /** What everybody is told of the first service's decision. */
  private static JsonNode shown(ContractStory story) throws Exception {
    return story.office().nobody().get("/api/v1/standards").ok().at("/standards/0/decision/file");
  }

  private static String piece(ContractStory story, Client who, byte[] file) throws Exception {
    String id = Client.requestId();
    story.ok(who, "POST", ALL + "/pieces", "requestId", id, "at", 0, "bytes", file);
    return id;
  }

  private static String bring(ContractStory story, Client who, String decision, byte[] file)
      throws Exception {
    String id = piece(story, who, file);
    story.ok(who, "POST", ALL + "/files", whole(id, decision, file));
    return id;
  }

  private static Object[] whole(String id, String decision, byte[] file) {
    return new Object[] {
      "requestId", id, "decision", decision, "name", "KEP ttd.pdf", "bytes", file.length
    };
  }

  private static void whatIsNoPdfOfADecisionIsNamedAndNothingOfItStays(
      ContractStory story, Client admin, String decision) throws Exception {
    byte[] cut = Arrays.copyOf(FIRST, 500);
    byte[] picture = "\u0089PNG and so on, for a while".getBytes(ISO_8859_1);
    assertEquals("pdf-cut-off", code(story, admin, decision, cut));
    assertEquals("not-a-pdf", code(story, admin, decision, picture));
    String id = piece(story, admin, FIRST);
    Client.Reply unknown = admin.post(ALL + "/files", whole(id, "KEP.0/TIDAK-ADA", FIRST));
    assertEquals("unknown-decision", unknown.code());
    assertTrue(unknown.toString().contains(decision), "what is allowed: " + unknown);
    story.fails(409, admin, "POST", ALL + "/pieces", "requestId", id, "at", 7, "bytes", cut);
    Object[] large = whole(id, decision, FIRST);
    large[7] = 20_000_001;
    story.fails(422, admin, "POST", ALL + "/files", large);
    story.fails(403, story.office().person("HEAD"), "POST", ALL + "/files", whole(id, "", FIRST));
    story.fails(404, admin, "GET", ALL + "/files/" + "0".repeat(64));
    assertEquals(2, story.ok(admin, "GET", ALL).at("/decisions/0/files").size());
    List<Path> kept = kept(story);
    assertEquals(2, kept.stream().filter(one -> one.toString().endsWith(".pdf")).count());
  }

  private static String code(ContractStory story, Client who, String decision, byte[] file)
      throws Exception {
    String id = piece(story, who, file);
    Client.Reply reply = who.post(ALL + "/files", whole(id, decision, file));
    assertEquals(422, reply.status());
    return reply.code();
  }

  /** As if all but the last bytes of 20 MB had come. */
  private static void aPieceTooManyIsRefused(ContractStory story, Client admin) throws Exception {
    String id = piece(story, admin, FIRST);
    Path part = kept(story).stream().filter(one -> one.endsWith(id + ".part")).toList().get(0);
    long there = 19_999_990;
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.setLength(there);
    }
    Client.Reply refused =
        admin.post(ALL + "/pieces", "requestId", id, "at", there, "bytes", SECOND);
    assertEquals("file-too-large", refused.code());
    assertTrue(refused.toString().contains("20 MB"), refused.toString());
    assertFalse(Files.exists(part));
  }

  private static void damaged(ContractStory story, Client admin) throws Exception {
    Path newest =
        kept(story).stream()
            .filter(one -> one.toString().contains(Digest.of(SECOND)))
            .toList()
            .get(0);
    byte[] other = SECOND.clone();
    other[100] ^= 1;
    Files.write(newest, other);
    story.fails(410, admin, "GET", ALL + "/files/" + Digest.of(SECOND));
    Client.Reply told = story.office().nobody().get(PUBLIC + Digest.of(SECOND));
    assertEquals("decision-file-damaged", told.code());
  }

  private static List<Path> kept(ContractStory story) throws Exception {
    try (var files = Files.list(story.office().settings().data().resolve("documents"))) {
      return files.toList();
    }
  }
}
