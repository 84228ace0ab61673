package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.demo.DemoFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small screen over loket 3, in a browser, as a visitor sees it from below. */
class TheSignPageTest {
  @Test
  void aVisitorReadsTheNumberOverTheLoketAndWhetherSomebodyIsThere() throws Exception {
    try (Hall hall = Hall.open()) {
      Client officer = officer(hall);
      Page sign = hall.screen("sign", 800, 480);
      see(sign, "sign-time");
      look(sign, "sign-closed", "Tutup");

      at3(officer, "take");
      sign.getByText("Loket buka").waitFor();
      look(sign, "sign-open", "WIB");
      hall.enrolled(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
      at3(officer, "call-next");
      sign.getByText("Silakan ke loket ini").waitFor();
      assertEquals("R001", sign.getByTestId("sign-number").textContent());
      assertFits(sign);
      look(sign, "sign-called", "Silakan ke loket ini");
      sign.setViewportSize(1024, 600);
      at3(officer, "start");
      sign.getByText("Sedang dilayani").waitFor();
      assertFits(sign);
      look(sign, "sign-serving", "R001");
      at3(officer, "finish");
      at3(officer, "pause");
      sign.getByText("Mohon tunggu sebentar").waitFor();
      look(sign, "sign-paused", "Istirahat");

      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void assertFits(Page sign) {
    Object fits =
        sign.evaluate(
            "() => [...document.querySelectorAll('.sign > *')].every(one => {"
                + " const box = one.getBoundingClientRect();"
                + " return box.left >= 0 && box.right <= innerWidth && box.top >= 0"
                + " && box.bottom <= innerHeight && one.scrollWidth <= one.clientWidth; })");
    assertTrue((Boolean) fits, "something is cut off");
  }

  private static Client officer(Hall hall) throws Exception {
    Client officer = hall.enrolled(ScreenKind.DESK);
    DemoFile.Account account = hall.account("OFFICER", "petugas3");
    officer.login(account.user(), account.password());
    return officer;
  }

  private static void at3(Client officer, String what) throws Exception {
    officer.post("/api/v1/counters/3/" + what).ok();
  }
}
