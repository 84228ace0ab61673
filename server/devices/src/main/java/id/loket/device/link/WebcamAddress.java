package id.loket.device.link;

/**
 * A camera on this computer: {@code webcam:NAME}.
 *
 * @param name as the system calls it, or how that begins, such as {@code HD Pro Webcam C920}
 */
public record WebcamAddress(String name) implements CameraAddress {
  static final String SCHEME = "webcam:";

  public WebcamAddress {
    if (name.isBlank()) {
      throw AddressText.refusal(SCHEME, " names no camera; " + ALLOWED);
    }
  }

  static WebcamAddress read(String address) {
    return new WebcamAddress(address.substring(SCHEME.length()).strip());
  }

  @Override
  public String toString() {
    return SCHEME + name;
  }
}
