package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people at the accounts and screens, at the same moment and one after the other. */
class TwoAdministratorsTest {
  private static final String ACCOUNTS = "/api/v1/accounts";

  private OfficeUnderTest office;
  private Client one;
  private Client other;

  @BeforeEach
  void twoAdministrators() throws Exception {
    office = OfficeUnderTest.open();
    one = office.administrator();
    other = office.nobody();
    other.login("kedua", office.account("kedua", "ADMINISTRATOR"));
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void ofTwoWhoLockEachOtherOneRemains() throws Exception {
    List<Integer> answers =
        atOnce(
            () -> one.post(ACCOUNTS + "/kedua/lock"),
            () -> other.post(ACCOUNTS + "/kepala.tu/lock"));

    assertEquals(List.of(204, 409), answers.stream().sorted().toList());
    long left =
        office.server().accounts().all().stream().filter(account -> !account.locked()).count();
    assertEquals(1, left);
  }

  @Test
  void aLockedAccountStaysLockedWhenItsPasswordIsSetMeanwhile() throws Exception {
    office.account("sari", "OFFICER");

    atOnce(
        () -> one.post(ACCOUNTS + "/sari/lock"),
        () -> other.post(ACCOUNTS + "/sari/password", "password", "empat kata lebih aneh"));

    assertTrue(office.server().accounts().find("sari").orElseThrow().locked());
    office.restart();
    assertTrue(office.server().accounts().find("sari").orElseThrow().locked());
  }

  @Test
  void ofTwoAccountsOfOneUserTheFirstStands() throws Exception {
    List<Integer> answers =
        atOnce(() -> newAccount(one, "Sari Pertama"), () -> newAccount(other, "Sari Kedua"));

    assertEquals(List.of(201, 409), answers.stream().sorted().toList());
    String kept = office.server().accounts().nameOf("sari");
    office.restart();
    assertEquals(kept, office.server().accounts().nameOf("sari"));
  }

  @Test
  void aStationThatPrintsForAKioskIsRevokedOnlyKnowingly() throws Exception {
    office.screen("STATION");
    String station = only("STATION").path("id").asText();
    office.screen("KIOSK", station);

    JsonNode no = one.post("/api/v1/devices/" + station + "/revoke").expect(409);

    assertEquals("prints-for", no.path("code").asText());
    assertEquals("KIOSK 1", no.path("screens").get(0).asText());
    one.post("/api/v1/devices/" + station + "/revoke", "anyway", true).expect(204);
  }

  @Test
  void aStationWhoseKioskWasRevokedPrintsForNobody() throws Exception {
    office.screen("STATION");
    String station = only("STATION").path("id").asText();
    office.screen("KIOSK", station);
    one.post("/api/v1/devices/" + only("KIOSK").path("id").asText() + "/revoke").expect(204);

    one.post("/api/v1/devices/" + station + "/revoke").expect(204);
  }

  // ---- helpers
  // ------------------------------------------------------------------------------------

  private static Client.Reply newAccount(Client who, String name) throws Exception {
    return who.post(
        ACCOUNTS, "user", "sari", "name", name, "role", "OFFICER", "password", "tiga kata aneh");
  }

  private JsonNode only(String kind) throws Exception {
    for (JsonNode screen : one.get("/api/v1/devices").ok()) {
      if (screen.path("kind").asText().equals(kind)) {
        return screen;
      }
    }
    throw new AssertionError("no " + kind);
  }

  /** Both are on their way before the desk writes the first; their statuses. */
  private List<Integer> atOnce(Callable<Client.Reply> first, Callable<Client.Reply> second)
      throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Boolean> held =
        office
            .server()
            .desk()
            .write(
                tables -> {
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return true;
                });
    List<CompletableFuture<Integer>> answers = List.of(sent(first), sent(second));
    for (int i = 0; i < 50; i++) {
      // Answered without the desk, so the two have time to look at what is there now.
      one.get(ACCOUNTS).ok();
    }
    go.countDown();
    held.join();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<Integer> sent(Callable<Client.Reply> request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return request.call().status();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
