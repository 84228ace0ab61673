package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A visitor who reads English, and a kiosk whose paper is out. */
class SlipOnThePhoneTest {
  @Test
  void withoutPaperTheNumberGoesOnThePhoneAndTheKioskFindsItInTheVisitorsLanguage()
      throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      office.officerAt(3);
      office.printer().controls().set("paperEnd", true);
      office.kiosk().picture("/api/v1/kiosk/live", StoryOffice.printerIs("PAPER_OUT"));
      Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-en").click();
      see(kiosk, "kiosk-service-REENTRY").click();
      see(kiosk, "kiosk-take").click();
      String number = see(kiosk, "kiosk-number").innerText().strip();
      String code = see(kiosk, "kiosk-short-code").innerText().strip();
      look(kiosk, "kiosk-number-no-paper", "Scan to follow");
      String address = scanned(see(kiosk, "kiosk-phone").locator("svg"));
      see(kiosk, "kiosk-contrast").click();
      assertEquals(address, scanned(see(kiosk, "kiosk-phone").locator("svg")), "in any contrast");
      see(kiosk, "kiosk-finish").click();

      Page phone = windows.page(address, 390, 844);
      assertEquals(number, see(phone, "status-number").innerText().strip());
      assertEquals("Counter 3", see(phone, "status-lokets").innerText().strip());
      assertTrue(see(phone, "status-papers").innerText().contains("Have ready"), "papers");
      look(phone, "phone-english", "Your queue number");

      see(kiosk, "kiosk-check").click();
      look(kiosk, "kiosk-check", "Type the code");
      for (char key : code.toCharArray()) {
        see(kiosk, "kiosk-key-" + key).click();
      }
      see(kiosk, "kiosk-check-go").click();
      String found = see(kiosk, "kiosk-checked").innerText();
      assertTrue(found.contains(number) && found.contains("Counter 3"), found);
      assertTrue(found.contains("Taken at") && found.contains("You are next"), found);
      assertTrue(see(kiosk, "kiosk-papers").innerText().contains("Have ready"), "papers");
      look(kiosk, "kiosk-checked", "Taken at");
      assertEquals(0, kiosk.getByTestId("kiosk-copy").count(), "no paper, no copy");

      office.printer().controls().set("paperEnd", false);
      see(kiosk, "kiosk-copy").click();
      String copy = office.printer().awaitSlips(1, StoryOffice.SOON).get(0).text();
      assertTrue(copy.contains("SALINAN") && copy.contains(number), copy);
      see(kiosk, "kiosk-copy").getByText("is being printed").waitFor();

      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-check-go");
      assertEquals("id", kiosk.locator("html").getAttribute("lang"), "of whoever comes next");
      askAgain(kiosk, code);
      see(kiosk, "kiosk-copy").click();
      office.printer().awaitSlips(2, StoryOffice.SOON);
      see(kiosk, "kiosk-back").click();
      askAgain(kiosk, code);
      see(kiosk, "kiosk-copy").click();
      see(kiosk, "kiosk-copy").getByText("Printed twice already").waitFor();
      String id = office.kiosk().get("/api/v1/status/by-code/" + code).ok().path("id").asText();
      office.guard().post("/api/v1/tickets/" + id + "/reprint").expect(204);
      office.printer().awaitSlips(3, StoryOffice.SOON);
      assertEquals(List.of(), windows.complaints());
    }
  }

  private static void askAgain(Page kiosk, String code) {
    for (char key : code.toCharArray()) {
      see(kiosk, "kiosk-key-" + key).click();
    }
    see(kiosk, "kiosk-check-go").click();
    see(kiosk, "kiosk-checked");
  }

  /** As a phone does: it looks again until it has read it. */
  private static String scanned(Locator drawing) throws Exception {
    while (true) {
      try {
        return scannedOnce(drawing);
      } catch (NotFoundException | ChecksumException | FormatException e) {
        // The page was just being drawn.
      }
    }
  }

  private static String scannedOnce(Locator drawing) throws Exception {
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(drawing.screenshot()));
    int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
    RGBLuminanceSource light = new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
  }
}
