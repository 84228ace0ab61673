package id.loket.device.camera;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a camera wants to be told before it shows anything. */
public record Login(String user, String password) {
  /** The value of the header (RFC 7617, 2). */
  String basic() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return user + ":***";
  }
}
