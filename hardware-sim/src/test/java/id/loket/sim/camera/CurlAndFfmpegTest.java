package id.loket.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What clients that know cameras, curl and ffmpeg, think of the virtual one. Where they are
 * missing, this fails and is not skipped.
 */
class CurlAndFfmpegTest {
  @TempDir private Path folder;
  private VirtualCamera camera;

  @BeforeEach
  void switchOn() throws IOException {
    camera = VirtualCamera.start("kamera", "127.0.0.1", 0, Optional.of("loket:rahasia"));
  }

  @AfterEach
  void switchOff() {
    camera.close();
  }

  @Test
  void curlGetsOnePictureAndKnowsItsLength() throws Exception {
    Path file = folder.resolve("one.jpg");

    Ran curl =
        run(
            "curl",
            "-sS",
            "-u",
            "loket:rahasia",
            "-o",
            file.toString(),
            at("/snapshot"),
            "-w",
            "%{http_code} %{content_type} %{size_download}");

    assertEquals("200 image/jpeg " + Files.size(file), curl.said());
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals("640x480", picture.getWidth() + "x" + picture.getHeight());
  }

  @Test
  void curlIsTurnedAwayWithoutThePasswordAndElsewhere() throws Exception {
    String code = "%{http_code}";

    assertEquals("401", run("curl", "-sS", "-w", code, at("/stream")).said());
    assertEquals("404", run("curl", "-sS", "-u", "loket:rahasia", "-w", code, at("/x")).said());
  }

  @Test
  void ffmpegReadsTheStreamAndEveryPictureIsAnother() throws Exception {
    Ran ffmpeg =
        run(
            "ffmpeg",
            "-hide_banner",
            "-loglevel",
            "error",
            "-f",
            "mpjpeg",
            "-i",
            "http://loket:rahasia@127.0.0.1:" + camera.port() + "/stream",
            "-frames:v",
            "5",
            folder.resolve("%d.png").toString());

    assertEquals(0, ffmpeg.code(), ffmpeg.said());
    assertEquals("", ffmpeg.said());
    List<Integer> seen = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      BufferedImage picture = ImageIO.read(folder.resolve(i + ".png").toFile());
      assertEquals("640x480", picture.getWidth() + "x" + picture.getHeight());
      seen.add(java.util.Arrays.hashCode(picture.getRGB(0, 0, 640, 480, null, 0, 640)));
    }
    assertEquals(5, seen.stream().distinct().count(), "time goes on in the pictures");
  }

  /** The faults are faults for others as well, not only for our driver. */
  @Test
  void ffmpegComplainsOfHalfPictures() throws Exception {
    camera.controls().set("halfPicture", true);

    Ran ffmpeg =
        run(
            "ffmpeg",
            "-hide_banner",
            "-loglevel",
            "warning",
            "-f",
            "mpjpeg",
            "-i",
            "http://loket:rahasia@127.0.0.1:" + camera.port() + "/stream",
            "-frames:v",
            "2",
            folder.resolve("%d.png").toString());

    assertTrue(
        ffmpeg.said().contains("EOI missing") || ffmpeg.said().contains("overread"), ffmpeg.said());
  }

  private String at(String path) {
    return "http://127.0.0.1:" + camera.port() + path;
  }

  private record Ran(int code, String said) {}

  private static Ran run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said.strip());
  }
}
