package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's section on proxies, followed with the proxies of Debian (missing one is a failure),
 * with TLS, on loopback.
 */
class ProxyOfTheHouseTest {
  private static final String PASSWORD = "tiga kata aneh";

  @TempDir Path folder;
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.openBehindAProxy(MovedClock.onAMorning());
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void nginxAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.nginx(folder, office.port(), config -> config)) {
      assertServes(proxy);
    }
  }

  @Test
  void caddyAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.caddy(folder, office.port())) {
      assertServes(proxy);
    }
  }

  @Test
  void haproxyAsTheReadmeSetsItUp() throws Exception {
    try (HouseProxy proxy = HouseProxy.haproxy(folder, office.port())) {
      assertServes(proxy);
    }
  }

  @Test
  void nginxThatReplacesTheNameStillServesBrowsersOverTls() throws Exception {
    try (HouseProxy proxy =
        HouseProxy.nginx(folder, office.port(), config -> without(config, "Host $http_host"))) {
      Client browser = proxy.client();
      String origin = proxy.address().toString();

      assertEquals(200, login(browser, "Origin", origin, "Sec-Fetch-Site", "same-origin").status());
      assertEquals("foreign-origin", login(browser, "Origin", origin).code());
    }
  }

  private void assertServes(HouseProxy proxy) throws Exception {
    String origin = proxy.address().toString();
    Client browser = proxy.client();
    Client kiosk = proxy.client();
    kiosk.enrol(office.code(ScreenKind.KIOSK, "Kiosk 1", ""));

    HttpResponse<byte[]> login = login(browser, "Origin", origin).response();
    kiosk.picture("/api/v1/kiosk/live");
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    kiosk.picture("/api/v1/kiosk/live", picture -> picture.toString().contains("\"waiting\":1"));

    assertEquals(200, login.statusCode());
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("Secure"), cookie);
    assertFalse(browser.get("/api/v1/me").expect(200).get("person").isNull());
    assertEquals("foreign-origin", login(browser, "Origin", "https://evil.example").code());
    assertCountedForItself(proxy);
  }

  /** Whoever guesses through the proxy, under whatever address, keeps nobody else from trying. */
  private static void assertCountedForItself(HouseProxy proxy) throws Exception {
    for (int i = 0; i < 3; i++) {
      String guess = guess(proxy, "127.0.0.2", "198.51.100." + i);
      assertTrue(guess.contains("wrong-password"), guess);
    }
    String fourth = guess(proxy, "127.0.0.2", "198.51.100.9");
    assertTrue(fourth.contains("\"wait\""), fourth);
    String neighbour = guess(proxy, "127.0.0.3", "127.0.0.2");
    assertTrue(neighbour.contains("wrong-password"), neighbour);
  }

  private static String guess(HouseProxy proxy, String from, String invented) throws Exception {
    String body = "{\"user\":\"kepala.tu\",\"password\":\"bukan ini\"}";
    return proxy.ask(
        from,
        "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + ("X-Forwarded-For: " + invented + "\r\nContent-Length: " + body.length())
            + ("\r\n\r\n" + body));
  }

  private static Client.Reply login(Client browser, String... headers) throws Exception {
    String body = "{\"user\":\"kepala.tu\",\"password\":\"" + PASSWORD + "\"}";
    return browser.sendRaw("POST", "/api/v1/session", body.getBytes(), headers);
  }

  private static String without(String config, String line) {
    List<String> rest = config.lines().filter(one -> !one.contains(line)).toList();
    assertEquals(config.lines().count() - 1, rest.size(), "lines with " + line);
    return String.join("\n", rest);
  }
}
