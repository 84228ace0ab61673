package id.loket.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.MovedClock;
import id.loket.server.web.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a certificate holds, for what, and who is told before it ends. */
class ServerCertificateTest {
  private static final Whereabouts HERE =
      new Whereabouts(Set.of("localhost", "kantor"), Set.of("127.0.0.1", "10.0.0.2"));

  private final MovedClock clock = MovedClock.onAMorning();
  @TempDir private Path folder;
  private Whereabouts here = HERE;

  @Test
  void itIsRenewedByItselfLongBeforeItEnds() {
    ServerCertificate certificate = open();
    X509Certificate first = certificate.own();
    assertEquals(List.of("certificate.well"), causes(certificate));

    clock.move(Duration.ofDays(119));
    certificate.look();
    assertEquals(first, certificate.own());
    clock.move(Duration.ofDays(2));
    certificate.look();

    assertNotEquals(first, certificate.own());
    assertEquals(certificate.own(), open().own(), "also after a restart");
    assertTrue(first.getNotAfter().toInstant().isAfter(clock.instant().plus(Duration.ofDays(50))));
  }

  @Test
  void thirtyDaysBeforeItEndsSomebodyIsToldWhyItWasNotRenewed() throws Exception {
    ServerCertificate certificate = open();
    Path authority = folder.resolve(OfficeAuthority.FILE);
    byte[] whole = Files.readAllBytes(authority);
    Files.writeString(authority, "damaged");

    clock.move(Duration.ofDays(130));
    certificate.look();
    assertEquals(List.of("certificate.failed"), causes(certificate));
    clock.move(Duration.ofDays(21));
    certificate.look();
    assertEquals(List.of("certificate.ends"), causes(certificate));
    assertEquals("29", certificate.checks().get(0).values().get("days"));
    clock.move(Duration.ofDays(30));
    certificate.look();
    assertEquals(List.of("certificate.ended"), causes(certificate));

    Files.write(authority, whole);
    certificate.look();
    assertEquals(List.of("certificate.well"), causes(certificate));
  }

  @Test
  void aClockThatWasSetBackOrForthGetsACertificateThatHoldsNow() {
    ServerCertificate certificate = open();

    for (Duration far : List.of(Duration.ofDays(900), Duration.ofDays(-1_800))) {
      clock.set(far);
      certificate.look();
      assertTrue(certificate.own().getNotBefore().toInstant().isBefore(clock.instant()));
      assertTrue(certificate.own().getNotAfter().toInstant().isAfter(clock.instant()));
    }
  }

  @Test
  void anAuthorityThatWasMadeIn1970HoldsWhenTheClockIsRight() throws Exception {
    OfficeAuthority made = OfficeAuthority.open(folder, HERE.names(), Instant.EPOCH);

    made.certificate().checkValidity(Date.from(clock.instant()));
  }

  @Test
  void anotherAddressOfThisComputerIsInItAMinuteLater() {
    ServerCertificate certificate = open();
    here = new Whereabouts(HERE.names(), Set.of("127.0.0.1", "192.168.7.9"));

    certificate.look();

    assertTrue(ServerCertificate.names(certificate.own()).contains("192.168.7.9"));
  }

  @Test
  void aNameThatTheAuthorityMayNotVouchForIsLeftOutAndTold() {
    open();
    here = new Whereabouts(Set.of("localhost", "bank.example"), Set.of("127.0.0.1", "8.8.8.8"));

    ServerCertificate certificate = open();
    certificate.look();

    assertEquals(List.of("certificate.names"), causes(certificate));
    assertEquals("8.8.8.8, bank.example", certificate.checks().get(0).values().get("names"));
    assertFalse(ServerCertificate.names(certificate.own()).contains("bank.example"));
  }

  @Test
  void whoeverTrustsTheOfficeTrustsItForNobodyElse() throws Exception {
    OfficeAuthority authority = OfficeAuthority.open(folder, HERE.names(), clock.instant());
    Whereabouts bank = new Whereabouts(Set.of("bank.example"), Set.of());

    assertTrue(openssl(authority, HERE).endsWith(": OK"));
    String refused = openssl(authority, bank);
    assertTrue(refused.contains("permitted subtree violation"), refused);
  }

  @Test
  void aDamagedCertificateIsMadeAnewAndADamagedAuthorityServesOn() throws Exception {
    X509Certificate root = open().root();
    Files.writeString(folder.resolve(ServerCertificate.FILE), "damaged");
    assertEquals(root, open().root());

    Files.writeString(folder.resolve(OfficeAuthority.FILE), "damaged");
    assertEquals(root, open().root());
    Files.delete(folder.resolve(ServerCertificate.FILE));
    IllegalStateException shut = assertThrows(IllegalStateException.class, this::open);
    assertTrue(shut.getMessage().contains(OfficeAuthority.FILE), shut.getMessage());
  }

  private ServerCertificate open() {
    return new ServerCertificate(folder, () -> here, clock);
  }

  private static List<String> causes(ServerCertificate certificate) {
    return certificate.checks().stream().map(Check::cause).toList();
  }

  /** As others see a certificate for these names, who hold the authority to its limits. */
  private String openssl(OfficeAuthority authority, Whereabouts shown) throws Exception {
    X509Certificate made =
        authority.issue(shown, clock.instant(), clock.instant().plusSeconds(9)).own();
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "verify",
                "-no_check_time",
                "-CAfile",
                file("root.pem", authority.certificate()),
                file("shown.pem", made))
            .redirectErrorStream(true)
            .start();
    return new String(openssl.getInputStream().readAllBytes()).strip();
  }

  private String file(String name, X509Certificate certificate) throws Exception {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(certificate.getEncoded());
    String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    return Files.writeString(folder.resolve(name), pem).toString();
  }
}
