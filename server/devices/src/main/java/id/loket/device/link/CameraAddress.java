package id.loket.device.link;

/** Where a camera is: a stream on the network, or a camera on this computer. */
public sealed interface CameraAddress extends DeviceAddress permits HttpAddress, WebcamAddress {
  String ALLOWED =
      "http://host:port/path (MJPEG) is allowed, such as http://127.0.0.1:8080/stream, or"
          + " webcam:NAME for a camera of this computer";

  /**
   * Reads an address as it stands in a settings file.
   *
   * @throws IllegalArgumentException with the address and what is allowed
   */
  static CameraAddress parse(String text) {
    String address = text == null ? "" : text.strip();
    return address.startsWith(WebcamAddress.SCHEME)
        ? WebcamAddress.read(address)
        : HttpAddress.read(address);
  }
}
