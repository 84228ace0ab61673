package id.loket.server.tls;

import id.loket.server.web.Caller;
import id.loket.server.web.Encryption;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.server.web.Web;
import id.loket.trust.Fingerprint;
import io.javalin.http.Context;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out the certificate of the office's authority, to everybody: it is no secret, and whoever
 * takes it compares its fingerprint with what stands on the administrator's page.
 */
public final class TlsRoutes {
  private static final String FILE = "/api/v1/authority/loket-kantor.crt";
  private static final String READ = "authority.read";

  /** Addresses may change with the network's cable. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Optional<ServerCertificate> certificate;
  private final TlsSettings settings;

  private TlsRoutes(Optional<ServerCertificate> certificate, TlsSettings settings) {
    this.certificate = certificate;
    this.settings = settings;
  }

  /**
   * @param on whether it is encrypted
   * @throws IllegalStateException if the office has to be encrypted and can't be
   */
  public static TlsRoutes open(TlsSettings settings, boolean on) {
    return new TlsRoutes(
        on ? Optional.of(ServerCertificate.open(settings)) : Optional.empty(), settings);
  }

  /** How the web server encrypts; empty where it doesn't. */
  public Optional<Encryption> encryption() {
    return certificate.map(one -> new Encryption(one.factory(), settings.port()));
  }

  /** What stands beside a one-time code; empty where nothing is encrypted. */
  public Optional<String> fingerprint() {
    return certificate.map(one -> Fingerprint.of(one.root()));
  }

  /** How a page and a station call it. */
  public Feature feature() {
    Feature feature =
        Feature.of(
                "tls",
                List.of(
                    Route.get("/api/v1/authority", READ, this::authority),
                    Route.get(FILE, READ, this::file),
                    Route.get("/api/v1/authority/qr.svg", READ, this::drawn)))
            .shownOn("certificate");
    return certificate
        .map(one -> feature.every(LOOK, one::look).checkedOffDesk(now -> one.checks()))
        .orElse(feature);
  }

  private ServerCertificate mustBeThere() {
    return certificate.orElseThrow(() -> Problem.unknown("authority"));
  }

  private void authority(Context context, Caller caller) {
    X509Certificate root = mustBeThere().root();
    Json.answer(
        context,
        200,
        Map.of(
            "certificate",
            Base64.getEncoder().encodeToString(encoded(root)),
            "fingerprint",
            Fingerprint.of(root),
            "sha256",
            Fingerprint.whole(root),
            "port",
            Encryption.port(context, settings.port()),
            "names",
            List.copyOf(ServerCertificate.names(mustBeThere().own()))));
  }

  private void file(Context context, Caller caller) {
    context.header("Content-Disposition", "attachment; filename=\"loket-kantor.crt\"");
    context.contentType("application/x-x509-ca-cert").result(encoded(mustBeThere().root()));
  }

  /** For a tablet, which types no address: where the file is, over the line that it came by. */
  private void drawn(Context context, Caller caller) {
    mustBeThere();
    String scheme = Web.visitor(context).https() ? "https://" : "http://";
    String host = Web.visitor(context).host();
    context.contentType("image/svg+xml;charset=utf-8").result(QrDrawing.of(scheme + host + FILE));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the office's own certificate can't be written", e);
    }
  }
}
