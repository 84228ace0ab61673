package id.loket.server.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.followup.Plan;
import id.loket.server.journal.Digest;
import id.loket.server.web.ContractStory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotosContractTest {
  private static final String QUARTER = "?from=2026-07-01&to=2026-09-30";
  private static final String PHOTOS = "/api/v1/followup/photos";
  private static final String PLACE = "GPS 6.1200 S 106.1500 E";

  @Test
  void aPictureOfWhatWasDoneIsInTheReportAndTheEvidenceWithoutWhatTheCameraWroteIntoIt()
      throws Exception {
    ContractStory.tell(
        "realisation",
        story -> {
          ClosedPeriodTest.answered(story.office(), "a", 6, 4);
          Client head = story.office().person("HEAD");
          story.fails(422, head, "POST", PHOTOS + QUARTER, wish("a1", jpeg(0)));
          plan(story, head);
          story.ok(head, "POST", PHOTOS + QUARTER, wish("a1", jpeg(0)));
          story.ok(head, "POST", PHOTOS + QUARTER, wish("a1", jpeg(0)));
          JsonNode photos = story.ok(head, "GET", PHOTOS + QUARTER).get("photos");
          assertEquals(1, photos.size(), "the same picture once more is no other");
          String sum = photos.at("/0/sha256").asText();
          story.ok(head, "GET", PHOTOS + "/" + sum);
          byte[] given = head.get(PHOTOS + "/" + sum).response().body();
          assertEquals(sum, Digest.of(given));
          assertTrue(new String(jpeg(0), UTF_8).contains(PLACE));
          assertFalse(new String(given, UTF_8).contains(PLACE));
          assertTrue(DocumentFolder.of(story.office().folder()).files().toString().contains(sum));

          String followUp = ClosedPeriodTest.pdf(head, "/api/v1/ikm/followup.pdf" + QUARTER);
          assertTrue(followUp.contains("1a Kipas angin Sudah Dipasang 1 foto"), followUp);
          assertTrue(folder(head).containsKey("foto/01.jpg"));

          for (int other = 1; other < Photos.MOST; other++) {
            story.ok(head, "POST", PHOTOS + QUARTER, wish("a1", jpeg(other)));
          }
          story.fails(409, head, "POST", PHOTOS + QUARTER, wish("a1", jpeg(Photos.MOST)));
          List<Path> kept = DocumentFolder.of(story.office().folder()).files();
          assertEquals(Photos.MOST, kept.size(), "what was refused lies nowhere");
          story.fails(
              422, head, "POST", PHOTOS + QUARTER, wish("a1", "no picture".getBytes(UTF_8)));
          story.ok(head, "POST", PHOTOS + "/" + sum + "/drop" + QUARTER, "activity", "a1");
          story.fails(404, head, "GET", PHOTOS + "/" + sum);
          assertEquals(
              Photos.MOST - 1, story.ok(head, "GET", PHOTOS + QUARTER).get("photos").size());
          String lost = story.ok(head, "GET", PHOTOS + QUARTER).at("/photos/0/sha256").asText();
          Files.delete(story.office().folder().resolve("documents/" + lost + ".jpg"));
          Map<String, String> folder = folder(head);
          assertFalse(folder.containsKey("foto/01.jpg"), folder.keySet().toString());
          assertTrue(folder.containsKey("foto/02.jpg"), folder.keySet().toString());
          assertTrue(
              folder.get("daftar.csv").contains("foto/01.jpg;TIDAK ADA, hilang atau rusak"),
              folder.get("daftar.csv"));
          story.fails(401, story.office().nobody(), "GET", PHOTOS + QUARTER);
          story.fails(403, story.office().person("OFFICER"), "GET", PHOTOS + QUARTER);
          story.fails(
              403,
              story.office().person("INSPECTOR"),
              "POST",
              PHOTOS + QUARTER,
              wish("a1", jpeg(0)));
        });
  }

  private static Object[] wish(String activity, byte[] jpeg) {
    return new Object[] {"activity", activity, "bytes", jpeg};
  }

  /** Of a shade of its own; as cameras do, it says where it was taken. */
  private static byte[] jpeg(int shade) throws Exception {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(shade, 0, 0xFFFFFF);
    for (int x = 0; x < 64; x++) {
      picture.setRGB(x, 20, 0x203040 * (shade + 1));
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(picture, "JPEG", plain);
    byte[] words = PLACE.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain.toByteArray(), 0, 2);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (words.length + 2)});
    out.write(words);
    out.write(plain.toByteArray(), 2, plain.size() - 2);
    return out.toByteArray();
  }

  private static void plan(ContractStory story, Client head) throws Exception {
    String address = "/api/v1/followup" + QUARTER;
    String revision = head.get(address).ok().get("revision").asText();
    Plan.Activity done =
        new Plan.Activity(
            "a1",
            "WAKTU",
            "Kipas angin",
            List.of(4),
            "",
            "Tata usaha",
            Plan.State.DONE,
            "Dipasang",
            "",
            null);
    story.ok(
        head,
        "PUT",
        address,
        "revision",
        revision,
        "plan",
        Map.of("year", 2026, "activities", List.of(done)));
  }

  /** The evidence: what stands in its files, by their names. */
  private static Map<String, String> folder(Client head) throws Exception {
    byte[] zip = head.get("/api/v1/ikm/evidence.zip" + QUARTER).response().body();
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        files.put(one.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
