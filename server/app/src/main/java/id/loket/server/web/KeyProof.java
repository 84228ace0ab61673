package id.loket.server.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * What a browser or station sends to prove that it holds a key which never leaves it: an answer to
 * the office's challenge, signed (ECDSA P-256, SHA-256, both numbers one after the other). A value.
 *
 * @param key the public one (SubjectPublicKeyInfo), base64url
 * @param challenge as the office gave it
 * @param signature of the challenge, base64url
 */
public record KeyProof(String key, String challenge, String signature) {
  private static final int BITS = 256;
  private static final int LONGEST = 400;
  private static final BigInteger ORDER_OF_P256 =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  public KeyProof {
    needed("key", key);
    needed("challenge", challenge);
    needed("signature", signature);
  }

  private static void needed(String field, String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "proof." + field + ": a text of 1 to " + LONGEST + " characters is needed");
    }
  }

  /** Under which the key is known: the SHA-256 of its bytes. */
  String name() {
    return Tokens.sha256(bytes("key", key));
  }

  /**
   * Whether whoever sent this holds the key.
   *
   * @throws Problem 422 if it can't be read
   */
  boolean isSigned() {
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(publicKey());
      check.update(challenge.getBytes(StandardCharsets.US_ASCII));
      return check.verify(bytes("signature", signature));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    PublicKey read =
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes("key", key)));
    if (read instanceof ECPublicKey curve
        && curve.getParams().getCurve().getField().getFieldSize() == BITS
        && curve.getParams().getOrder().equals(ORDER_OF_P256)) {
      return read;
    }
    throw Problem.bad("proof.key: a key on the curve P-256 is allowed");
  }

  private static byte[] bytes(String field, String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Problem.bad("proof." + field + ": base64url is allowed");
    }
  }
}
