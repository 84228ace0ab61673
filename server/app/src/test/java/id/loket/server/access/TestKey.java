package id.loket.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.OfficeUnderTest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** The key of a browser that is none. */
final class TestKey {
  private static final String CHALLENGE = "/api/v1/key/challenge";

  private final KeyPair pair;

  TestKey() throws Exception {
    this("secp256r1");
  }

  TestKey(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    pair = generator.generateKeyPair();
  }

  /** As the office asks for it now. */
  Map<String, String> proof(OfficeUnderTest office) throws Exception {
    JsonNode told = office.nobody().get(CHALLENGE).ok();
    return signed(told.get("challenge").asText());
  }

  Map<String, String> signed(String challenge) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(pair.getPrivate());
    signature.update(challenge.getBytes(StandardCharsets.US_ASCII));
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return Map.of(
        "key", encoder.encodeToString(pair.getPublic().getEncoded()),
        "challenge", challenge,
        "signature", encoder.encodeToString(signature.sign()));
  }
}
