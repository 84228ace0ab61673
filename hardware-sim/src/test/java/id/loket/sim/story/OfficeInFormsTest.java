package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.sim.screens.Axe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Administrators change the office in forms: a draft, tried, adopted, and taken back. */
class OfficeInFormsTest {
  private static final String CATALOGUE = "/api/v1/catalogue";
  private static final int REENTRY = 3;

  @Test
  void aFaultIsShownWhereItIsAndNothingChangesUntilTheDraftIsAdopted() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      String password = office.account("tata", "ADMINISTRATOR");
      Page page = editor(office, windows, password);
      see(page, "edit-part-services").click();
      see(page, "edit-services-3").click();
      type(page, service("promise-id"), "2 hari kerja");
      type(page, service("name-en"), "");
      see(page, "edit-services-7").scrollIntoViewIfNeeded();
      see(page, "edit-try").click();
      assertThat(see(page, "edit-wrong")).isInViewport();
      assertTrue(see(page, "edit-wrong").innerText().contains("1 hal"));
      assertTrue(see(page, "edit-faults").innerText().contains("Layanan 4: nama (Inggris)"));
      see(page, "edit-part-office").click();
      see(page, "edit-try").click();
      assertEquals("true", see(page, service("name-en")).getAttribute("aria-invalid"));
      assertEquals(List.of(), Axe.faults(page));
      assertEquals("1 hari kerja", promise(office), "a draft changes nothing");

      page.reload();
      see(page, "edit-part-services").click();
      see(page, "edit-services-3").click();
      assertEquals("2 hari kerja", see(page, service("promise-id")).inputValue(), "it is kept");
      type(page, service("name-en"), "Re-entry");
      adopt(page);
      assertEquals("2 hari kerja", promise(office));

      page.navigate(page.url().replace("#editor", "#catalogue"));
      page.locator("admin-history summary").nth(1).click();
      see(page, "admin-history-back").click();
      adopt(page);
      assertEquals("1 hari kerja", promise(office), "taken back");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void whatTwoAdministratorsChangeAtOnceIsInForceInTheEnd() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      Page page = editor(office, windows, office.account("tata", "ADMINISTRATOR"));
      see(page, "edit-part-services").click();
      see(page, "edit-services-3").click();
      type(page, service("promise-id"), "2 hari kerja");
      see(page, "edit-try").click();
      see(page, "edit-adopt").waitFor();

      office.adopt(catalogue -> ((ObjectNode) catalogue.at("/counters/5")).put("name", "Kasus"));
      see(page, "edit-adopt").click();
      see(page, "edit-taken").waitFor();
      assertFalse(see(page, "edit-taken").innerText().contains("diubah keduanya"));
      assertEquals("1 hari kerja", promise(office), "not before it was seen");
      assertTrue(see(page, "edit-undo").isDisabled(), "no step back undoes what others did");
      adopt(page);

      JsonNode now = office.administrator().get(CATALOGUE).ok();
      assertEquals("2 hari kerja", now.at("/services/3/promise/id").asText());
      assertEquals("Kasus", now.at("/counters/5/name").asText());
    }
  }

  @Test
  void aLoketAndAHolidayAreAddedAndSomethingIsTakenAway() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      Page page = editor(office, windows, office.account("tata", "ADMINISTRATOR"));
      see(page, "edit-part-counters").click();
      see(page, "edit-counters-add").click();
      type(page, "edit-counters-6-number", "7");
      type(page, "edit-counters-6-name", "Pembantu");
      see(page, "edit-counters-6-services").getByText("Orientasi").click();
      see(page, "edit-part-hours").click();
      see(page, "edit-office-holidays-add").click();
      type(page, "edit-office-holidays-0-date", "2026-12-25");
      type(page, "edit-office-holidays-0-name", "Natal");
      see(page, "edit-part-services").click();
      see(page, "edit-services-3").click();
      type(page, service("paperName-id"), "Re-entry");
      type(page, service("paperName-id"), "");
      see(page, service("picture")).selectOption("book");
      see(page, service("picture")).selectOption("chat");
      see(page, "edit-undo").click();
      assertEquals("book", see(page, service("picture")).inputValue());
      see(page, "edit-part-papers").click();
      see(page, "edit-papers-0").click();
      String paper = see(page, "edit-papers-0-name").inputValue();
      see(page, "edit-papers-0-remove").click();
      see(page, "edit-undo").click();
      adopt(page);

      JsonNode now = office.administrator().get(CATALOGUE).ok();
      assertEquals("[\"OPP\"]", now.at("/counters/6/services").toString());
      assertEquals("Natal", now.at("/office/holidays/0/name").asText());
      assertEquals(paper, now.at("/papers/0/name").asText(), "taken back");
      assertEquals("book", now.at("/services/3/picture").asText());
      assertTrue(now.at("/services/3/paperName").isMissingNode(), "emptied is left out");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void twoOfTheSameKeyAreNotMergedIntoOne() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      Page page = editor(office, windows, office.account("tata", "ADMINISTRATOR"));
      see(page, "edit-part-counters").click();
      see(page, "edit-counters-add").click();
      type(page, "edit-counters-6-name", "Kembar");
      office.adopt(catalogue -> ((ObjectNode) catalogue.at("/counters/5")).put("name", "Kasus"));

      page.reload();
      assertTrue(see(page, "edit-taken").innerText().contains("diubah keduanya"));
      see(page, "edit-part-counters").click();
      see(page, "edit-counters-6").click();
      assertEquals("Kembar", see(page, "edit-counters-6-name").inputValue());
    }
  }

  private static Page editor(OfficeUnderTest office, Windows windows, String password) {
    Page page = windows.page(office.address() + "/admin/#editor", 1366, 768);
    page.onDialog(Dialog::accept);
    page.locator("input[name=user]").fill("tata");
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
    see(page, "edit-form").waitFor();
    return page;
  }

  private static void adopt(Page page) {
    see(page, "edit-try").click();
    see(page, "edit-adopt").click();
    page.getByText("Seluruh layar memakai").waitFor();
  }

  private static String service(String field) {
    return "edit-services-" + REENTRY + "-" + field;
  }

  private static void type(Page page, String field, String words) {
    see(page, field).fill(words);
    page.keyboard().press("Tab");
  }

  private static String promise(OfficeUnderTest office) throws Exception {
    Client admin = office.administrator();
    return admin.get(CATALOGUE).ok().at("/services/3/promise/id").asText();
  }
}
