package id.loket.server.tls;

import id.loket.server.tls.KeyFile.Keys;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The office's own certificate authority. Its key is made on the server and stays there, beside the
 * office key; what it may vouch for is written into its certificate: the office's names and private
 * addresses, no authority below it. Whoever trusts it trusts it with nothing else. A value.
 */
final class OfficeAuthority {
  static final String FILE = "office-authority.p12";

  private static final String CURVE = "secp256r1";
  private static final String SIGNED = "SHA256withECDSA";

  /** Before any clock of an office that is right. */
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  /** A clock that is earlier is wrong: this program is not as old. */
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  /** As long as the office keeps its computers, and theirs after them. */
  private static final Duration VALID = Duration.ofDays(9_131);

  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.0/8",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "::1/128",
          "fc00::/7",
          "fe80::/10");

  private final Keys keys;

  private OfficeAuthority(Keys keys) {
    this.keys = keys;
  }

  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * That of the folder; made where there is none.
   *
   * @param names that it may vouch for, when it is made
   */
  static OfficeAuthority open(Path folder, Collection<String> names, Instant now)
      throws IOException {
    Path file = folder.resolve(FILE);
    if (isThere(folder)) {
      return new OfficeAuthority(KeyFile.read(file));
    }
    OfficeAuthority made = new OfficeAuthority(make(names, now));
    KeyFile.write(file, made.keys);
    return made;
  }

  X509Certificate certificate() {
    return keys.own();
  }

  private static Keys make(Collection<String> names, Instant now) throws IOException {
    KeyPair pair = pair();
    byte[] mark = new byte[3];
    new SecureRandom().nextBytes(mark);
    X500Name name =
        new X500Name("CN=Otoritas kantor Loket " + String.format("%06X", new BigInteger(1, mark)));
    try {
      JcaX509ExtensionUtils of = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder root =
          new JcaX509v3CertificateBuilder(
              name, serial(), Date.from(BEGIN), Date.from(end(now)), name, pair.getPublic());
      root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      root.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      root.addExtension(Extension.nameConstraints, true, permitted(names));
      root.addExtension(
          Extension.subjectKeyIdentifier, false, of.createSubjectKeyIdentifier(pair.getPublic()));
      return new Keys(pair.getPrivate(), List.of(signed(root, pair)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the office's authority can't be made", e);
    }
  }

  /** A clock that stands in the past when it is made must not let it end before it is used. */
  private static Instant end(Instant now) {
    return (now.isBefore(WRITTEN) ? WRITTEN : now).plus(VALID);
  }

  private static NameConstraints permitted(Collection<String> names) {
    Stream<GeneralName> all =
        Stream.concat(
            new TreeSet<>(names).stream().map(one -> new GeneralName(GeneralName.dNSName, one)),
            PRIVATE.stream().map(one -> new GeneralName(GeneralName.iPAddress, one)));
    return new NameConstraints(all.map(GeneralSubtree::new).toArray(GeneralSubtree[]::new), null);
  }

  /** What of these it may not vouch for. */
  Set<String> outside(Whereabouts wanted) {
    Set<String> outside = new TreeSet<>();
    try {
      PKIXNameConstraintValidator limits = new PKIXNameConstraintValidator();
      NameConstraints written =
          NameConstraints.getInstance(
              new JcaX509CertificateHolder(certificate())
                  .getExtension(Extension.nameConstraints)
                  .getParsedValue());
      limits.intersectPermittedSubtree(written.getPermittedSubtrees());
      wanted.names().stream().filter(one -> !mayVouch(limits, dns(one))).forEach(outside::add);
      wanted.addresses().stream().filter(one -> !mayVouch(limits, ip(one))).forEach(outside::add);
      return outside;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the office's own certificate can't be read", e);
    }
  }

  private static boolean mayVouch(PKIXNameConstraintValidator limits, GeneralName name) {
    try {
      limits.checkPermitted(name);
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name.toLowerCase(Locale.ROOT));
  }

  private static GeneralName ip(String address) {
    return new GeneralName(GeneralName.iPAddress, address);
  }

  /**
   * A new key and a certificate for it.
   *
   * @param reached all of it within the authority's limits
   */
  Keys issue(Whereabouts reached, Instant from, Instant until) throws IOException {
    KeyPair pair = pair();
    List<GeneralName> names = new ArrayList<>();
    reached.names().forEach(one -> names.add(dns(one)));
    reached.addresses().forEach(one -> names.add(ip(one)));
    try {
      JcaX509ExtensionUtils of = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder server =
          new JcaX509v3CertificateBuilder(
              certificate().getSubjectX500Principal(),
              serial(),
              Date.from(from),
              Date.from(until),
              new javax.security.auth.x500.X500Principal("CN=Loket"),
              pair.getPublic());
      server.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      server.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      server.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.toArray(GeneralName[]::new)));
      server.addExtension(
          Extension.authorityKeyIdentifier, false, of.createAuthorityKeyIdentifier(certificate()));
      server.addExtension(
          Extension.subjectKeyIdentifier, false, of.createSubjectKeyIdentifier(pair.getPublic()));
      X509Certificate made = signed(server, new KeyPair(certificate().getPublicKey(), keys.key()));
      return new Keys(pair.getPrivate(), List.of(made, certificate()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the server's certificate can't be made", e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair by)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNED).build(by.getPrivate())));
  }

  private static KeyPair pair() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java makes no P-256 keys", e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
  }
}
