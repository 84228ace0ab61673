package id.loket.device;

/** What hangs on a station's cables, one word a kind. The words go over the wire. */
public enum DeviceKind {
  PRINTER,
  LAMP,
  FINGERPRINT
}
