package id.loket.server.tls;

import id.loket.server.desk.LastingTrouble;
import id.loket.server.tls.KeyFile.Keys;
import id.loket.server.web.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The certificate that the server shows, issued by the office's authority and renewed by itself:
 * two months before it ends, when this computer is reached under another name or address, and when
 * the clock was set so far that it isn't valid. Those who come later see the new one; no connection
 * is cut. Where it can't be renewed, the server goes on with what it has and says so.
 */
final class ServerCertificate {
  static final String FILE = "server-certificate.p12";

  static final Duration VALID = Duration.ofDays(180);
  static final Duration RENEWED_BEFORE = Duration.ofDays(60);
  static final Duration WARNED_BEFORE = Duration.ofDays(30);

  /** A screen or station whose clock is a little behind takes it all the same. */
  private static final Duration BACK = Duration.ofDays(30);

  private static final Logger log = LoggerFactory.getLogger(ServerCertificate.class);
  private static final String ROW = "certificate";
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** All of them authenticate what they encrypt, and none outlives its connection. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

  private final Path folder;
  private final Supplier<Whereabouts> here;
  private final Clock clock;
  private final LastingTrouble trouble =
      new LastingTrouble(log, Level.ERROR, "certificate", System::nanoTime);
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private volatile Keys keys;
  private volatile boolean failing;
  private volatile Set<String> outside = Set.of();

  /**
   * Opens or makes authority and certificate.
   *
   * @throws UncheckedIOException if neither can be read or made
   */
  ServerCertificate(Path folder, Supplier<Whereabouts> here, Clock clock) {
    this.folder = folder;
    this.here = here;
    this.clock = clock;
    keys = read();
    if (keys == null || !isGood(clock.instant())) {
      look();
    }
    if (keys == null) {
      throw new IllegalStateException(
          folder.resolve(OfficeAuthority.FILE)
              + ": can't be read or made; put it back from a copy, or move it away: then a new one is"
              + " made, which every station and screen has to be told");
    }
    factory.setIncludeProtocols(PROTOCOLS.toArray(String[]::new));
    factory.setExcludeProtocols();
    factory.setIncludeCipherSuites(CIPHERS.toArray(String[]::new));
    factory.setExcludeCipherSuites();
    factory.setRenegotiationAllowed(false);
    factory.setKeyStorePassword(KeyFile.word());
    factory.setKeyStore(served(keys));
  }

  /** Of the usual place, for a name that the office has given it besides its own. */
  static ServerCertificate open(TlsSettings settings) {
    return new ServerCertificate(
        settings.folder(), () -> Whereabouts.here(settings.names()), settings.clock());
  }

  private Keys read() {
    Path file = folder.resolve(FILE);
    try {
      return Files.exists(file) ? KeyFile.read(file) : null;
    } catch (IOException e) {
      log.warn("{}: can't be read, a new one is made", file, e);
      return null;
    }
  }

  private static KeyStore served(Keys keys) {
    return new Keys(keys.key(), List.of(keys.own())).store();
  }

  /** For the web server; follows each renewal. */
  SslContextFactory.Server factory() {
    return factory;
  }

  X509Certificate own() {
    return keys.own();
  }

  /** What everybody has to trust. */
  X509Certificate root() {
    return keys.chain().get(keys.chain().size() - 1);
  }

  /** Renews where it is time. Called again and again; a start need not wait for it. */
  synchronized void look() {
    try {
      Instant now = clock.instant();
      Whereabouts wanted = here.get();
      OfficeAuthority authority = OfficeAuthority.open(folder, wanted.names(), now);
      outside = authority.outside(wanted);
      Whereabouts within =
          new Whereabouts(without(wanted.names(), outside), without(wanted.addresses(), outside));
      if (keys == null || !isOf(authority) || !isGood(now) || !covers(within)) {
        renew(authority, within, now);
      }
      failing = false;
      trouble.over();
    } catch (IOException | RuntimeException e) {
      failing = true;
      trouble.came("can't be renewed", e);
    }
  }

  private void renew(OfficeAuthority authority, Whereabouts within, Instant now)
      throws IOException {
    Instant from = now.minus(BACK).truncatedTo(ChronoUnit.SECONDS);
    Keys fresh = authority.issue(within, from, now.plus(VALID).truncatedTo(ChronoUnit.SECONDS));
    KeyFile.write(folder.resolve(FILE), fresh);
    keys = fresh;
    if (factory.isStarted()) {
      try {
        factory.reload(swapped -> swapped.setKeyStore(served(fresh)));
      } catch (Exception e) {
        throw new IOException("the web server does not take the new certificate", e);
      }
    } else {
      factory.setKeyStore(served(fresh));
    }
    log.info("certificate: valid until {}, for {}", end(), names(fresh.own()));
  }

  private boolean isOf(OfficeAuthority authority) {
    return root().equals(authority.certificate());
  }

  private boolean isGood(Instant now) {
    return !now.isBefore(own().getNotBefore().toInstant())
        && now.isBefore(end().minus(RENEWED_BEFORE));
  }

  private boolean covers(Whereabouts wanted) {
    Set<String> names = names(own());
    return names.containsAll(wanted.names()) && names.containsAll(wanted.addresses());
  }

  private Instant end() {
    return own().getNotAfter().toInstant();
  }

  /** Names and addresses for which it holds. */
  static Set<String> names(X509Certificate certificate) {
    try {
      return certificate.getSubjectAlternativeNames().stream()
          .map(one -> one.get(1).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }

  private static Collection<String> without(Collection<String> all, Set<String> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  /** Its row on the list of checks. */
  List<Check> checks() {
    Duration left = Duration.between(clock.instant(), end());
    if (left.isNegative()) {
      return List.of(Check.down(ROW, "certificate.ended"));
    }
    if (left.compareTo(WARNED_BEFORE) <= 0) {
      return List.of(Check.attention(ROW, "certificate.ends").with("days", left.toDays()));
    }
    if (failing) {
      return List.of(Check.attention(ROW, "certificate.failed"));
    }
    return outside.isEmpty()
        ? List.of(Check.well(ROW, "certificate.well").with("days", left.toDays()))
        : List.of(
            Check.attention(ROW, "certificate.names").with("names", String.join(", ", outside)));
  }
}
