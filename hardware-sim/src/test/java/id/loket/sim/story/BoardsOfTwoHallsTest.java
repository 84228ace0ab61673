package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * A board shows the calls of one hall's lokets, and the office's own between them; a call of its
 * own comes in the place of whatever is shown, one of the other hall does not.
 */
class BoardsOfTwoHallsTest {
  @Test
  void aBoardShowsItsHallsCallsAndTheOfficesOwnBetweenThem() throws Exception {
    try (Hall hall = Hall.open()) {
      Path media = Files.createDirectories(hall.data().resolve("media"));
      poster(media.resolve("1 pengumuman.png"));
      film(media.resolve("2 film.webm"));
      Files.writeString(media.resolve("rusak.mp4"), "no film");
      Files.writeString(media.resolve("catatan.txt"), "for nobody");
      Page board = hall.screen("board", 1280, 720);
      Page admin = hall.screen("admin", 1366, 900);
      hall.login(admin, "TECHNICIAN", "teknisi");
      see(admin, "admin-section-boards").click();
      Locator form = see(admin, "admin-board");
      look(admin, "admin-boards", "Sekarang menampilkan panggilan semua loket.");

      form.getByLabel("Loket 3").check();
      for (String name : List.of("1 pengumuman.png", "2 film.webm", "rusak.mp4")) {
        form.getByLabel(name).check();
      }
      form.getByLabel("Lama setiap gambar").fill("20");
      form.getByLabel("Kalimat di bagian bawah").fill("Parkir motor di sebelah timur.");
      form.getByText("Simpan").click();
      assertThat(admin.locator(".outcome")).containsText("disimpan");
      look(admin, "admin-boards-saved", "Kembali seperti biasa");

      board.reload();
      see(board, "board-media");
      board.waitForFunction("() => document.querySelector('.media img')?.complete");
      board.getByText("Parkir motor").waitFor();
      look(board, "board-media-quiet", "ambil nomor");
      board.waitForFunction(
          "() => document.querySelector('.media video')?.currentTime > 0.2",
          null,
          new Page.WaitForFunctionOptions().setTimeout(60_000));

      Client officers = hall.enrolled(ScreenKind.DESK);
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      call(hall, officers, kiosk, 4, "GTOG");
      call(hall, officers, kiosk, 3, "REENTRY");

      assertThat(see(board, "board-hero-number")).containsText("R001");
      assertEquals(0, board.getByTestId("board-media").count());
      see(board, "board-media");
      // One that is broken is passed over, and the round goes on.
      board.waitForFunction("() => document.querySelector('.media img')?.complete");
      look(board, "board-media-between", "R001");
      assertEquals(0, board.getByText("G001").count());
      assertEquals(
          List.of(), hall.complaints().stream().filter(one -> !one.contains("rusak.mp4")).toList());
    }
  }

  private static void call(Hall hall, Client officer, Client kiosk, int counter, String service)
      throws Exception {
    var account = hall.account("OFFICER", "petugas" + counter);
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/" + counter + "/take").ok();
    kiosk.post("/api/v1/tickets", "service", service).ok();
    officer.post("/api/v1/counters/" + counter + "/call-next").ok();
  }

  private static void poster(Path file) throws IOException {
    BufferedImage image = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x0B, 0x5C, 0x4A));
    pen.fillRect(0, 0, 1280, 720);
    pen.setColor(Color.WHITE);
    pen.setFont(pen.getFont().deriveFont(72f));
    pen.drawString("Layanan tanpa biaya", 200, 380);
    pen.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void film(Path file) throws Exception {
    Process made =
        new ProcessBuilder(
                List.of(
                    "ffmpeg",
                    "-loglevel",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc=duration=3:size=320x180:rate=10",
                    "-c:v",
                    "libvpx",
                    file.toString()))
            .inheritIO()
            .start();
    assertEquals(0, made.waitFor());
  }
}
