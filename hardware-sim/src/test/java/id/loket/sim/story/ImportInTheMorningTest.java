package id.loket.sim.story;

import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the morning of a server that is off at night, a service of yesterday is taken away. */
class ImportInTheMorningTest {
  @Test
  void theAdministratorIsAskedForTheDateAndThenItIsDone() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock);
        Windows windows = Windows.open()) {
      String password = office.account("tata", "ADMINISTRATOR");
      Client kiosk = office.screen("KIOSK");
      kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      JsonNode less = office.administrator().get("/api/v1/catalogue").ok();
      without((ArrayNode) less.get("services"), "REENTRY");
      without((ArrayNode) less.get("counters"), "REENTRY");
      office.restart(() -> clock.set(Duration.ofDays(1)));
      Page admin = windows.page(office.address() + "/admin/#catalogue", 1366, 768);
      List<String> asked = new ArrayList<>();
      admin.onDialog(
          dialog -> {
            asked.add(dialog.message());
            dialog.accept();
          });
      admin.locator("input[name=user]").fill("tata");
      admin.locator("input[name=password]").fill(password);
      admin.keyboard().press("Enter");

      see(admin, "admin-catalogue-file")
          .setInputFiles(
              new FilePayload(
                  "katalog.json",
                  "application/json",
                  less.toString().getBytes(StandardCharsets.UTF_8)));
      admin.locator("form button[type=submit]").click();

      assertTrue(see(admin, "admin-catalogue-outcome").innerText().contains("Katalog dipasang"));
      assertEquals(1, asked.size(), asked::toString);
      assertTrue(asked.get(0).contains("Selasa, 24 November 2026"), asked::toString);
      assertEquals(List.of(), windows.complaints());
    }
  }

  /** Drops the service, and from the lokets, of which one has no other. */
  private static void without(ArrayNode list, String service) {
    for (int i = list.size() - 1; i >= 0; i--) {
      JsonNode one = list.get(i);
      boolean gone = one.path("code").asText().equals(service);
      ArrayNode serves = (ArrayNode) one.get("services");
      for (int s = serves == null ? -1 : serves.size() - 1; s >= 0; s--) {
        if (serves.get(s).asText().equals(service)) {
          serves.remove(s);
        }
      }
      if (gone || serves != null && serves.isEmpty()) {
        list.remove(i);
      }
    }
  }
}
