package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.paper.Slip;
import id.loket.sim.printer.PaperReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The walking thread: one visitor from the door to the index, in a real browser on real sockets.
 */
class OneVisitFromDoorToIndexTest {
  private static final String LISTEN =
      "window.__clips = []; document.addEventListener('loket:clip',"
          + " e => window.__clips.push(e.detail.name));";

  @Test
  void aVisitorIsServedFromTheDoorToTheIndex() throws Exception {
    try (Hall hall = Hall.open()) {
      hall.earlierVisitorsAnswer(5, 3);
      Page board = hall.screen("board", 1920, 1080);
      see(board, "board");
      board.evaluate(LISTEN);
      Page ikm = hall.screen("ikm", 1366, 900);
      hall.login(ikm, "HEAD", "");
      String before = index(ikm);
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next");

      String number = takeANumber(hall);
      Slip slip =
          hall.office().printer().orElseThrow().awaitSlips(1, Duration.ofSeconds(20)).get(0);
      assertEquals(number, PaperReader.of(slip.png()).largest());
      assertTrue(slip.text().contains("SIMULASI"), slip.text());
      statusPageBehindTheQr(hall, slip, number);
      theGuardSeesTheNumber(hall, number);

      console.keyboard().press("Enter");
      see(console, "console-number");
      look(console, "console-called", number);
      theBoardShowsAndSpeaks(board, number);
      console.keyboard().press("s");
      see(console, "console-finish");
      look(console, "console-serving", number);
      Page survey = hall.screen("survey", 1080, 1920);
      console.keyboard().press("f");
      answer(survey, "survey");

      ikm.reload();
      ikm.waitForCondition(() -> !index(ikm).equals(before));
      look(ikm, "ikm", index(ikm));
      Locator chart = see(ikm, "ikm-chart");
      ikm.waitForCondition(() -> (boolean) chart.evaluate("one => one.naturalWidth > 0"));
      assertTrue(see(ikm, "ikm-profile").innerText().contains("Jenis kelamin"));
      assertTrue(see(ikm, "ikm-visits").innerText().contains("Selesai dilayani"));
      assertTrue(see(ikm, "ikm-comments").innerText().contains("Saran dan masukan (5)"));
      see(ikm, "ikm-comments").scrollIntoViewIfNeeded();
      look(ikm, "ikm-comments", Hall.COMMENT);
      assertEquals("75,00", before);
      assertEquals("77,31", index(ikm));
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static String takeANumber(Hall hall) {
    Page kiosk = hall.screen("kiosk", 1080, 1920);
    see(kiosk, "kiosk-start");
    look(kiosk, "kiosk-attract", "BP3MI");
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-id");
    look(kiosk, "kiosk-language", "Bahasa Indonesia");
    see(kiosk, "kiosk-lang-id").click();
    see(kiosk, "kiosk-service-REENTRY");
    look(kiosk, "kiosk-services", "Saya mau berangkat lagi setelah cuti");
    see(kiosk, "kiosk-service-REENTRY").click();
    see(kiosk, "kiosk-take");
    look(kiosk, "kiosk-requirements", "Surat keterangan cuti");
    see(kiosk, "kiosk-take").click();
    String number = see(kiosk, "kiosk-number").innerText().strip();
    kiosk.waitForCondition(
        () -> kiosk.getByTestId("kiosk-print-state").innerText().contains("ambil"));
    look(kiosk, "kiosk-number", number);
    return number;
  }

  private static void statusPageBehindTheQr(Hall hall, Slip slip, String number) throws Exception {
    BufferedImage paper = ImageIO.read(new ByteArrayInputStream(slip.png()));
    int[] pixels =
        paper.getRGB(0, 0, paper.getWidth(), paper.getHeight(), null, 0, paper.getWidth());
    Result qr =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(
                        new RGBLuminanceSource(paper.getWidth(), paper.getHeight(), pixels))));
    Page phone = hall.open("phone", qr.getText(), 390, 844);
    assertEquals(number, see(phone, "status-number").innerText().strip());
    look(phone, "phone-waiting", number);
  }

  private static void theBoardShowsAndSpeaks(Page board, String number) {
    assertEquals(number, see(board, "board-hero-number").innerText().strip());
    assertTrue(see(board, "board-hero-counter").innerText().contains("3"));
    look(board, "board-call", number);
    board.waitForFunction("() => window.__clips.length >= 9");
    List<?> clips = (List<?>) board.evaluate("() => window.__clips");
    assertEquals("chime", clips.get(0));
    assertTrue(clips.size() >= 9, "clips: " + clips);
  }

  private static void answer(Page survey, String screen) {
    see(survey, "survey-start");
    look(survey, screen + "-invitation", "Re-entry");
    see(survey, "survey-start").click();
    for (int question = 1; question <= 9; question++) {
      int answer = question % 2 == 0 ? 3 : 4;
      see(survey, "survey-answer-" + answer);
      if (question == 1) {
        look(survey, screen + "-question", "persyaratan");
      }
      String asked = survey.getByTestId("survey-page").getAttribute("data-question");
      survey.getByTestId("survey-answer-" + answer).first().click();
      survey.waitForFunction(
          "asked => document.querySelector('[data-testid=survey-page]')?.dataset.question"
              + " !== asked",
          asked);
    }
    see(survey, "survey-skip");
    look(survey, screen + "-profile", "Lewati");
    see(survey, "survey-skip").click();
    see(survey, "survey-type-b").click();
    assertEquals("B", see(survey, "survey-comment").inputValue(), "the tablet has its own letters");
    see(survey, "survey-type-erase").click();
    look(survey, screen + "-comment", "Kirim");
    see(survey, "survey-send").click();
    see(survey, "survey-thanks");
    look(survey, screen + "-thanks", "Terima kasih");
  }

  private static String index(Page ikm) {
    return see(ikm, "ikm-value").innerText().strip();
  }

  private static void theGuardSeesTheNumber(Hall hall, String number) {
    Page guard = hall.screen("guard", 1280, 900);
    hall.login(guard, "GUARD", "");
    see(guard, "guard-service-REENTRY");
    look(guard, "guard", number);
  }
}
