package id.loket.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.7:8080/stream, http://10.0.0.7:8080/stream",
    "' http://kamera-3/video?x=1&y=%20 ', http://kamera-3:80/video?x=1&y=%20",
    "http://[::1]:8080, http://[::1]:8080/",
    "webcam:HD Pro Webcam C920, webcam:HD Pro Webcam C920",
    "webcam:/dev/video0, webcam:/dev/video0"
  })
  void anAddressIsWrittenAsItWasRead(String text, String written) {
    assertEquals(written, CameraAddress.parse(text).toString());
  }

  @Test
  void theRequestNamesPathAndHost() {
    HttpAddress address = (HttpAddress) CameraAddress.parse("http://[::1]:8080/a/b?c=d");

    assertEquals("/a/b?c=d", address.target());
    assertEquals("[::1]:8080", address.authority());
    assertEquals(new TcpAddress("::1", 8080), address.link());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "kamera",
        "https://kamera/stream",
        "tcp://kamera:80",
        "rtsp://kamera/stream",
        "http://",
        "http:///stream",
        "http://kamera/stream#x",
        "http://kamera/a b",
        "webcam:",
        "webcam:  "
      })
  void whatIsNoCamerasAddressIsRefusedWithWhatIsAllowed(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CameraAddress.parse(text));

    assertTrue(refusal.getMessage().contains("is allowed"), refusal.getMessage());
  }

  /** Addresses stand on screens and in logs. */
  @Test
  void aPasswordInTheAddressIsRefusedWithoutBeingRepeated() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> CameraAddress.parse("http://loket:rahasia@kamera/stream"));

    assertFalse(refusal.getMessage().contains("rahasia"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("keys of their own"), refusal.getMessage());
  }
}
