package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A hall full of phones that all ask at once, from the address that the kiosk has as well, for as
 * many seconds as {@code -Dflood} says: the kiosk is refused nothing.
 */
class PhoneFloodTest {
  private static final int SECONDS = Integer.getInteger("flood", 5);
  private static final int REQUESTS_PER_SECOND = 1_000;
  private static final int PHONES = 20;
  private static final Duration BETWEEN_TAPS = Duration.ofMillis(125);

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  @Test
  void noTapAtTheKioskIsRefusedBecauseOfThePhones() throws Exception {
    try (OfficeUnderTest office =
        new OfficeUnderTest(WallClock.clock(), Map.of("kioskTicketsPerMinute", 600)) {}) {
      Client kiosk = office.screen("KIOSK");
      String token = take(kiosk).body().get("token").asText();
      List<Thread> phones = phones(office, token);

      List<Long> taps = new ArrayList<>();
      long start = System.nanoTime();
      double seconds;
      try {
        while (System.nanoTime() - start < Duration.ofSeconds(SECONDS).toNanos()) {
          long tap = System.nanoTime();
          assertEquals(201, take(kiosk).status());
          taps.add(System.nanoTime() - tap);
          LockSupport.parkNanos(BETWEEN_TAPS.toNanos());
        }
        seconds = (System.nanoTime() - start) / 1e9;
      } finally {
        over.set(true);
        for (Thread phone : phones) {
          phone.join();
        }
      }

      print(taps, seconds);
      assertTrue(answered.get() > PHONES, "answers to phones: " + answered);
    }
  }

  private List<Thread> phones(OfficeUnderTest office, String token) {
    List<Thread> phones = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      String wrong = "/api/v1/status/nobody" + i;
      Thread phone = new Thread(() -> ask(Client.of(office.port()), token, wrong), "phone " + i);
      phone.start();
      phones.add(phone);
    }
    return phones;
  }

  /** Steadily, whether or not it is answered in time: a crowd doesn't wait for each other. */
  private void ask(Client phone, String token, String wrong) {
    long every = Duration.ofSeconds(1).toNanos() * PHONES / REQUESTS_PER_SECOND;
    long due = System.nanoTime();
    for (int i = 0; !over.get(); i++) {
      try {
        int status = phone.get(i % 10 == 9 ? wrong : "/api/v1/status/" + token).status();
        (status == 429 || status == 503 ? refused : answered).incrementAndGet();
      } catch (Exception e) {
        refused.incrementAndGet();
      }
      due += every;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private static Client.Reply take(Client kiosk) throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY");
  }

  private void print(List<Long> taps, double seconds) {
    Collections.sort(taps);
    System.out.println(
        String.format(
            "phone flood: %.0f requests/s for %.0f s, %d of them refused; %d tickets at the kiosk,"
                + " p50 %d ms, p99 %d ms, none refused",
            (answered.get() + refused.get()) / seconds,
            seconds,
            refused.get(),
            taps.size(),
            millis(taps, 50),
            millis(taps, 99)));
  }

  private static long millis(List<Long> sorted, int percent) {
    int index = Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    return Duration.ofNanos(sorted.get(index)).toMillis();
  }
}
