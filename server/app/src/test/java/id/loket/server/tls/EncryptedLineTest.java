package id.loket.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An office with an encrypted line, and what is still served over the plain one beside it. */
class EncryptedLineTest {
  /** The proxy of the house is on this computer; whom it serves is not. */
  private static final String[] FROM_ELSEWHERE = {"X-Forwarded-For", "10.1.2.3"};

  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.openBehindAProxy(WallClock.clock());
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void whoeverComesPlainFromAnotherComputerIsSentToTheEncryptedLine() throws Exception {
    Client anybody = office.nobody();
    String there = "https://127.0.0.1:" + office.encryptedAddress().getPort();

    for (String path :
        List.of(
            "/",
            "/admin/",
            "/console/",
            "/api/v1/devices?x=1",
            "/healthz",
            "/metrics",
            "/api/v1/status/by-code/A001",
            "/no-such-page")) {
      Client.Reply reply = anybody.send("GET", path, null, FROM_ELSEWHERE);
      assertEquals(308, reply.status(), path);
      assertEquals(
          there + path, reply.response().headers().firstValue("Location").orElse(""), path);
      assertEquals(
          "no-store", reply.response().headers().firstValue("Cache-Control").orElse(""), path);
    }
    Client.Reply login =
        anybody.sendRaw("POST", "/api/v1/session", "{}".getBytes(), FROM_ELSEWHERE);
    assertEquals(308, login.status());
    assertEquals("encrypted-only", login.code());
    assertEquals(
        200,
        anybody
            .send(
                "GET", "/admin/", null, "X-Forwarded-For", "10.1.2.3", "X-Forwarded-Proto", "https")
            .status());
  }

  @Test
  void aPhoneSeesItsNumberAndAnybodyTheCertificateOverThePlainLine() throws Exception {
    String token =
        office
            .screen("KIOSK")
            .post("/api/v1/tickets", "service", "REENTRY")
            .ok()
            .get("token")
            .asText();
    Client phone = office.nobody();

    for (String path :
        List.of(
            "/t/" + token,
            "/api/v1/status/" + token,
            "/status/status.js",
            "/shared/tokens.css",
            "/certificate/",
            "/certificate/certificate.js",
            "/api/v1/authority",
            "/api/v1/authority/qr.svg",
            "/api/v1/authority/loket-kantor.crt")) {
      assertEquals(200, phone.send("GET", path, null, FROM_ELSEWHERE).status(), path);
    }
    assertEquals(200, phone.get("/admin/").status(), "this computer itself");
  }

  @Test
  void whatIsPutIntoABrowserOverTheEncryptedLineIsSentOverNoOther() throws Exception {
    Client desk = office.encrypted();

    Client.Reply enrolled =
        desk.post(
            "/api/v1/enrol", "code", office.code(id.loket.server.web.ScreenKind.DESK, "D", ""));
    office.account("uji", "OFFICER");
    Client.Reply login =
        desk.post("/api/v1/session", "user", "uji", "password", OfficeUnderTest.PASSWORD);

    for (Client.Reply one : List.of(enrolled, login)) {
      String cookie = one.response().headers().firstValue("Set-Cookie").orElse("");
      assertTrue(cookie.contains("; Secure"), one.status() + " " + cookie);
    }
  }

  @Test
  void theAuthoritysKeyIsReadableForItsOwnerAlone() throws Exception {
    Path folder = office.folder().resolve("key");

    for (String file : List.of(OfficeAuthority.FILE, ServerCertificate.FILE)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))),
          file);
    }
    assertTrue(office.encrypted().get("/api/v1/authority").ok().get("names").size() >= 3);
  }

  @Test
  void anOfficeOfBeforeGoesOnAsItWasAndANewOneIsEncrypted() throws Exception {
    Path folder = office.folder().resolve("other");
    TlsSettings auto =
        new TlsSettings(TlsSettings.Use.AUTO, 0, List.of(), folder, WallClock.ofTheMachine());

    assertTrue(auto.isOn(true));
    assertFalse(auto.isOn(false));
    OfficeAuthority.open(folder, List.of("localhost"), WallClock.ofTheMachine().instant());
    assertTrue(auto.isOn(false), "it was encrypted at its first start");
  }
}
