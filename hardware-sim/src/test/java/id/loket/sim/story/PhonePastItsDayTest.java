package id.loket.sim.story;

import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone whose page of a number is still open on the next morning. */
class PhonePastItsDayTest {
  @Test
  void thePhoneSaysThatTheNumberIsOver() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock);
        Windows windows = Windows.open()) {
      JsonNode ticket =
          office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      Page phone = windows.page(office.address() + ticket.get("statusPath").asText(), 390, 844);
      see(phone, "status-state").and(phone.locator("[data-state=WAITING]")).waitFor();

      clock.move(Duration.ofDays(1));

      see(phone, "status-state").and(phone.locator("[data-state=EXPIRED]")).waitFor();
      assertEquals(ticket.get("number").asText(), see(phone, "status-number").innerText().strip());
      see(phone, "status-state").getByText("Silakan ambil nomor baru").waitFor();
      assertEquals(List.of(), windows.complaints());
    }
  }
}
