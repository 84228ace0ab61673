package id.loket.trust;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Java's own check of a server, with the office's authority as the only one that counts, and plain
 * words where it says no: a clock that is wrong looks much like a certificate that is.
 */
final class OfficeTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager check;
  private final X509Certificate root;
  private final Clock clock;

  OfficeTrustManager(X509ExtendedTrustManager check, X509Certificate root, Clock clock) {
    this.check = check;
    this.root = root;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    try {
      check.checkServerTrusted(chain, type, engine);
    } catch (CertificateException e) {
      throw explained(chain[0], engine.getPeerHost(), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      check.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      String host = ((SSLSocket) socket).getHandshakeSession().getPeerHost();
      throw explained(chain[0], host, e);
    }
  }

  private UntrustedException explained(
      X509Certificate shown, String host, CertificateException cause) {
    if (!isOfOurs(shown)) {
      return new UntrustedException(
          UntrustedException.Why.STRANGER,
          "the certificate there is not of this station's office: another computer answers at that"
              + " address, or the office has a new authority; if it has, set a new enrolment-code",
          cause);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant begin = shown.getNotBefore().toInstant();
    Instant end = shown.getNotAfter().toInstant();
    if (now.isBefore(begin) || now.isAfter(end)) {
      return new UntrustedException(
          UntrustedException.Why.CLOCK,
          "the certificate there is of this station's office and holds from "
              + begin
              + " to "
              + end
              + ", but this computer's clock says "
              + now
              + ": set its clock right with timedatectl; if it is right, set that of the server",
          cause);
    }
    return new UntrustedException(
        UntrustedException.Why.NAME,
        "the certificate there is of this station's office, but not for "
            + host
            + ": write that name into tls.names in server.conf, or use the server's address",
        cause);
  }

  private boolean isOfOurs(X509Certificate shown) {
    try {
      shown.verify(root.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {root};
  }

  /** Java asks only where nobody says which connection it is; there is none then. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check.checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check.checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check.checkClientTrusted(chain, type, engine);
  }
}
