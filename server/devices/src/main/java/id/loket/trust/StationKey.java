package id.loket.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A station's own key (P-256), made at its first enrolment in a file for its own user only, and
 * sent to nobody: its token alone is worth nothing on another computer. Whoever copies the whole
 * folder has both; then the office says that the key is in use twice. Many threads may use it.
 */
public final class StationKey {
  private static final String FILE = "station-key";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final KeyPair pair;

  private StationKey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * That of the folder; made where there is none, or where it can't be read any more: a token that
   * belonged to it is worth nothing then, and the station has to be enrolled again.
   */
  public static StationKey in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return new StationKey(read(Files.readAllLines(file, StandardCharsets.ISO_8859_1)));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      Files.delete(file);
    }
    return make(file);
  }

  /** The secret half in the first line, the public one in the second. */
  private static KeyPair read(List<String> lines) throws GeneralSecurityException {
    if (lines.size() != 2) {
      throw new IllegalArgumentException("two lines are needed");
    }
    KeyFactory keys = KeyFactory.getInstance("EC");
    Base64.Decoder decoder = Base64.getDecoder();
    return new KeyPair(
        keys.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
        keys.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.get(0)))));
  }

  private static StationKey make(Path file) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder encoder = Base64.getEncoder();
      Path half = file.resolveSibling(FILE + ".new");
      Files.deleteIfExists(half);
      Files.createFile(half, OWNER_ONLY);
      Files.writeString(
          half,
          encoder.encodeToString(pair.getPrivate().getEncoded())
              + "\n"
              + encoder.encodeToString(pair.getPublic().getEncoded())
              + "\n",
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new StationKey(pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  /** What the office asks for, as it stands in its API. */
  public Map<String, String> proof(String challenge) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(challenge.getBytes(StandardCharsets.US_ASCII));
      Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
      return Map.of(
          "key", encoder.encodeToString(pair.getPublic().getEncoded()),
          "challenge", challenge,
          "signature", encoder.encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of ours signs", e);
    }
  }
}
