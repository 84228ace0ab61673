package id.loket.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authority of the office that a station has been told at its enrolment, kept in its data
 * folder. From then on nothing else is trusted, and nothing is said over a plain line. Many threads
 * may use it.
 */
public final class OfficeTrust {
  private static final String FILE = "office-authority.pem";

  private final Optional<Path> folder;
  private final Clock clock;
  private volatile Optional<X509Certificate> root;

  private OfficeTrust(Optional<Path> folder, Clock clock, Optional<X509Certificate> root) {
    this.folder = folder;
    this.clock = clock;
    this.root = root;
  }

  /** Of a line that trusts what every program on the computer does. */
  public static OfficeTrust none() {
    return new OfficeTrust(Optional.empty(), Clock.systemUTC(), Optional.empty());
  }

  /**
   * That of a station with this data folder.
   *
   * @throws IOException if what lies there can't be read; a station that goes on without it would
   *     trust anybody
   */
  public static OfficeTrust in(Path folder, Clock clock) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return new OfficeTrust(
          Optional.of(folder),
          clock,
          Files.exists(file) ? Optional.of(read(Files.readAllBytes(file))) : Optional.empty());
    } catch (CertificateException | IOException e) {
      throw new IOException(file + ": can't be read; remove it and set a new enrolment-code", e);
    }
  }

  private static X509Certificate read(byte[] bytes) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  /** Whether it has been told one. */
  public boolean isThere() {
    return root.isPresent();
  }

  /** Whether it is the one with that fingerprint. */
  public boolean is(String fingerprint) {
    return root.map(Fingerprint::of).filter(fingerprint::equals).isPresent();
  }

  /**
   * Trusts this one from now on, also after a power cut, in the place of any that was trusted.
   *
   * @param encoded as the office hands it out, over whatever line
   * @param fingerprint as the administrator's page has told it
   * @throws UntrustedException if it is another
   */
  public void learn(byte[] encoded, String fingerprint) throws IOException, UntrustedException {
    X509Certificate shown;
    try {
      shown = read(encoded);
    } catch (CertificateException e) {
      throw new IOException("sent a certificate that can't be read", e);
    }
    String its = Fingerprint.of(shown);
    if (!its.equals(fingerprint)) {
      throw new UntrustedException(
          UntrustedException.Why.STRANGER,
          "the office there has the fingerprint "
              + Fingerprint.spelled(its)
              + ", the enrolment-code is of one with "
              + Fingerprint.spelled(fingerprint)
              + ": another computer answers at that address, or the code is mistyped",
          null);
    }
    write(shown);
    root = Optional.of(shown);
  }

  private void write(X509Certificate certificate) throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    Path file = folder.get().resolve(FILE);
    Path half = file.resolveSibling(FILE + ".new");
    try {
      String lines =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded());
      Files.writeString(
          half,
          "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (CertificateException e) {
      throw new IOException(file + ": can't be written", e);
    }
  }

  /** The certificate of the authority, encoded as DER; empty if it has been told none. */
  public Optional<byte[]> encoded() {
    return root.map(
        one -> {
          try {
            return one.getEncoded();
          } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
          }
        });
  }

  /** For connections to the office; empty where there is nothing of its own to trust. */
  public Optional<SSLContext> context() {
    return root.map(this::trusting);
  }

  private SSLContext trusting(X509Certificate authority) {
    try {
      KeyStore known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      known.setCertificateEntry("office", authority);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(known);
      X509ExtendedTrustManager check = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
      return context(new OfficeTrustManager(check, authority, clock));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java can trust a certificate", e);
    }
  }

  /**
   * For the one question that is asked before anything is trusted: what the authority is. Nothing
   * secret is said over such a connection, and the answer counts by its fingerprint alone.
   */
  public static SSLContext ofAnybody() {
    try {
      return context(new Anybody());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java speaks TLS", e);
    }
  }

  private static SSLContext context(TrustManager manager) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, new SecureRandom());
    return context;
  }
}
