package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * However somebody leaves the kiosk, the next one finds it empty, and the head how often it was so.
 */
class LeavingTheKioskTest {
  @Test
  void whoLooksForAPaperIsWaitedForCoveredAndWhoGoesAwayIsWiped() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      kiosk.clock().install();
      kiosk.reload();
      to(kiosk, "kiosk-start", "kiosk-lang-id", "kiosk-service-REENTRY");
      kiosk.getByText("Surat keterangan sehat").click();

      kiosk.clock().fastForward(46_000);
      see(kiosk, "kiosk-idle-hold");
      look(kiosk, "kiosk-still-here", "Saya mencari berkas");
      to(kiosk, "kiosk-idle-hold");
      see(kiosk, "kiosk-cover");
      look(kiosk, "kiosk-covered", "Silakan cari berkas Anda");
      assertThat(kiosk.locator("main")).not().containsText("Surat keterangan sehat");
      kiosk.clock().fastForward(100_000);
      to(kiosk, "kiosk-unhold");
      assertThat(kiosk.locator(".bring [aria-checked=true]"))
          .containsText("Surat keterangan sehat");

      for (int hold = 2; hold <= 10; hold++) {
        kiosk.clock().fastForward(hold == 2 ? 46_000 : 121_000);
        to(kiosk, "kiosk-idle-hold");
        see(kiosk, "kiosk-cover");
      }
      kiosk.clock().fastForward(121_000);
      see(kiosk, "kiosk-idle-yes");
      assertEquals(0, kiosk.getByTestId("kiosk-idle-hold").count(), "not for ever");
      kiosk.clock().fastForward(20_000);
      see(kiosk, "kiosk-wiped");
      look(kiosk, "kiosk-wiped", "Layar dibersihkan untuk melindungi data Anda.");
      kiosk.clock().fastForward(11_000);
      kiosk.getByTestId("kiosk-wiped").waitFor(HIDDEN);
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void theHeadSeesOnWhichPagesVisitsEndAndWhereHelpIsCalled() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      to(kiosk, "kiosk-start", "kiosk-lang-id", "kiosk-back", "kiosk-back");
      to(kiosk, "kiosk-start", "kiosk-lang-id", "kiosk-service-OPP", "kiosk-take");
      to(kiosk, "kiosk-finish", "kiosk-start", "kiosk-lang-id", "kiosk-find");
      to(kiosk, "kiosk-answer-none");
      assertThat(kiosk.getByTestId("kiosk-help")).hasAttribute("data-state", "CALLED");
      Page guard = hall.screen("guard", 1280, 800);
      hall.login(guard, "GUARD", "");
      assertThat(see(guard, "guard-help")).containsText("halaman “Bantu saya memilih”");
      to(kiosk, "kiosk-back", "kiosk-back", "kiosk-back");
      see(kiosk, "kiosk-start");

      Page ikm = hall.screen("ikm", 1366, 900);
      hall.login(ikm, "HEAD", "");
      Locator use = see(ikm, "ikm-kiosk-use");
      assertThat(use).containsText("Apa yang Anda perlukan?");
      assertThat(use.locator("tbody tr").last()).hasText(words("Semua halaman", 1, 1, 1, 0));
      use.scrollIntoViewIfNeeded();
      look(ikm, "ikm-kiosk-use", "Dibantu petugas");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private static Pattern words(String name, int... sums) {
    StringBuilder row = new StringBuilder("\\s*").append(name);
    for (int one : sums) {
      row.append("\\s*").append(one);
    }
    return Pattern.compile(row.append("\\s*").toString());
  }

  private static void to(Page page, String... buttons) {
    for (String one : buttons) {
      see(page, one).click();
    }
  }
}
