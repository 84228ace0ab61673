package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import id.loket.paper.PaperLine;
import id.loket.paper.Slip;
import id.loket.server.Client;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An administrator changes what stands on a number's slip, sees it, and a visitor gets it. */
class WhatStandsOnASlipTest {
  @Test
  void whatIsSeenIsWhatTheNextVisitorGetsAndACopyOfAnOlderNumberToo() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Client kiosk = office.kiosk();
      JsonNode before = StoryOffice.take(kiosk, "OPP");
      office.printed(before);
      Page admin = slips(office, windows, "tata", "ADMINISTRATOR");
      look(admin, "admin-slips", "Masih seperti bawaan.");

      see(admin, "admin-slip-add").click();
      Locator words = admin.getByLabel("Tulisan (Indonesia)");
      words.fill("Toilet di lantai {lantai}");
      assertThat(admin.getByTestId("admin-slip-faults")).containsText("{lantai} tidak dikenal");
      look(admin, "admin-slips-fault", "Yang boleh:");
      words.fill("Toilet di lantai 2, ");
      admin.getByRole(AriaRole.BUTTON, named("Nomor")).click();
      assertThat(words).hasValue("Toilet di lantai 2, {number}");
      assertThat(admin.getByTestId("admin-slip-text")).containsText("Toilet di lantai 2, ");
      look(admin, "admin-slips-open", "Sisipkan isian");
      see(admin, "admin-slip-save").click();
      assertThat(admin.getByTestId("admin-slip-outcome")).containsText("cetakan berikutnya");
      look(admin, "admin-slips-saved", "Diubah oleh");

      JsonNode next = StoryOffice.take(kiosk, "OPP");
      office.printed(next);
      office.guard().post("/api/v1/tickets/" + before.get("id").asText() + "/reprint").ok();
      List<Slip> slips = office.printer().awaitSlips(3, StoryOffice.SOON);
      assertFalse(slips.get(0).text().contains("Toilet"), slips.get(0).text());
      assertTrue(slips.get(1).text().contains(toilet(next)), slips.get(1).text());
      assertTrue(slips.get(2).text().contains(toilet(before)), slips.get(2).text());

      see(admin, "admin-slip-usual").click();
      assertThat(admin.getByTestId("admin-slip-outcome")).containsText("seperti bawaan");
      see(admin, "admin-slip-before").click();
      Locator versions = see(admin, "admin-slip-versions");
      look(admin, "admin-slips-versions", "berlaku sekarang");
      versions.locator("button").nth(1).click();
      assertThat(admin.getByTestId("admin-slip-text")).containsText("Toilet di lantai 2, ");
      see(admin, "admin-slip-DAY").click();
      assertThat(admin.getByTestId("admin-slip-text")).containsText("TUTUP HARI");
      look(admin, "admin-slips-day", "Slip tutup hari");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void whoeverWouldUndoAnothersChangeSeesItFirstAndATechnicianOnlyLooks() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Page admin = slips(office, windows, "tata", "ADMINISTRATOR");
      admin.setViewportSize(1024, 768);
      see(admin, "admin-slip-add").click();
      admin.getByLabel("Tulisan (Indonesia)").fill("Selamat datang");
      admin.getByLabel("Letak").selectOption("RIGHT");
      admin.getByLabel("Ukuran").selectOption("DOUBLE");
      line(office.administrator(), 0);

      see(admin, "admin-slip-save").click();
      assertThat(see(admin, "admin-slip-doubt")).containsText("perubahan orang lain");
      look(admin, "admin-slips-doubt", "Akan ditambah:");
      admin.getByLabel("Tulisan (Indonesia)").fill("Selamat siang");
      assertThat(admin.getByTestId("admin-slip-doubt")).hasCount(0);
      see(admin, "admin-slip-save").click();
      see(admin, "admin-slip-anyway").click();
      assertThat(admin.getByTestId("admin-slip-outcome")).containsText("cetakan berikutnya");
      StoryOffice.take(office.kiosk(), "OPP");
      Slip paper = office.printer().awaitSlips(1, StoryOffice.SOON).get(0);
      PaperLine words = paper.lines().get(paper.lines().size() - 1);
      assertEquals("Selamat siang", words.text());
      assertEquals(
          List.of(2, 2, 2), List.of(words.widthTimes(), words.heightTimes(), words.align()));

      Page technician = slips(office, windows, "teknisi", "TECHNICIAN");
      technician.locator(".slip-summary").first().click();
      look(technician, "admin-slips-read", "Akun ini hanya membaca.");
      assertEquals(0, technician.getByTestId("admin-slip-save").count());
      see(technician, "admin-slip-before").click();
      see(technician, "admin-slip-versions").locator("button").nth(1).click();
      assertThat(technician.locator(".slip-piece").last()).not().containsText("Selamat");
      look(technician, "admin-slips-read-versions", "berlaku sekarang");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void whatIsWrittenIsNotLostUnaskedAndTheVersionsAreThoseOfThePaperThatIsOpen() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Client other = office.administrator();
      line(other, 0);
      line(other, 2);
      Page admin = slips(office, windows, "tata", "ADMINISTRATOR");
      List<Route> held = new ArrayList<>();
      admin.route("**/slips/TICKET/versions", held::add);
      see(admin, "admin-slip-before").click();
      admin.waitForCondition(() -> !held.isEmpty());
      see(admin, "admin-slip-DAY").click();
      assertThat(admin.getByTestId("admin-slip-text")).containsText("TUTUP HARI");
      admin.waitForResponse("**/slips/TICKET/versions", () -> held.get(0).resume());
      see(admin, "admin-slip-before").click();
      assertThat(see(admin, "admin-slip-versions").locator("button")).hasCount(1);

      List<String> asked = new ArrayList<>();
      admin.onDialog(dialog -> asked.add(dialog.message()));
      see(admin, "admin-slip-TICKET").click();
      admin.unroute("**/slips/TICKET/versions");
      see(admin, "admin-slip-add").click();
      admin.getByLabel("Tulisan (Inggris)").fill("Welcome");
      see(admin, "admin-slip-add").click();
      admin.getByRole(AriaRole.BUTTON, named("Nomor")).click();
      assertThat(admin.getByLabel("Tulisan (Indonesia)")).hasValue("Tulisan baru{number}");
      see(admin, "admin-slip-before").click();
      Locator versions = see(admin, "admin-slip-versions").locator("button");
      assertEquals(List.of(), asked);
      versions.first().click();
      assertEquals(List.of("Perubahan belum disimpan. Buang?"), asked);
      assertEquals(List.of(), windows.complaints());
    }
  }

  /** At the end of one of the papers, by somebody else. */
  private static void line(Client other, int index) throws Exception {
    JsonNode slip = other.get("/api/v1/slips").ok().at("/slips/" + index);
    ObjectNode wish = new ObjectMapper().createObjectNode();
    wish.set("revision", slip.get("revision"));
    wish.set("layout", slip.get("layout").deepCopy());
    ((ArrayNode) wish.at("/layout/pieces")).addObject().put("kind", "LINE");
    other.send("PUT", "/api/v1/slips/" + slip.get("kind").asText(), wish).expect(204);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page slips(StoryOffice office, Windows windows, String user, String role)
      throws Exception {
    String password = office.account(user, role);
    Page page = windows.page(office.address() + "/admin/#slips", 1440, 1000);
    page.onDialog(Dialog::accept);
    page.locator("input[name=user]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
    see(page, "admin-slip-picture");
    return page;
  }

  private static String toilet(JsonNode ticket) {
    return "Toilet di lantai 2, " + ticket.get("number").asText();
  }
}
