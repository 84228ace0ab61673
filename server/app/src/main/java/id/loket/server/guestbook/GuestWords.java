package id.loket.server.guestbook;

import id.loket.server.web.Json;
import id.loket.server.web.PlainText;

/**
 * What a guest says of themselves: all of it words of a person, so it is nowhere but in ciphertext.
 *
 * @param name 1 to 80 characters
 * @param origin where they come from, such as a village; 1 to 80 characters
 * @param purpose what they come for; 1 to 200 characters
 */
record GuestWords(String name, String origin, String purpose) {
  GuestWords {
    name = PlainText.line("name", name, 80);
    origin = PlainText.line("origin", origin, 80);
    purpose = PlainText.line("purpose", purpose, 200);
  }

  byte[] toBytes() {
    return Json.bytes(this);
  }

  static GuestWords of(byte[] bytes) {
    return Json.read(bytes, GuestWords.class);
  }
}
