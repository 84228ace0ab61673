package id.loket.device;

/** What hangs on a station's cables, one word a kind. The words go over the wire. */
public enum DeviceKind {
  PRINTER,
  LAMP,
  /** The small display over a loket. */
  SIGN,
  /** With which an officer calls without a computer. */
  BUTTON,
  /** Keys with which an officer works without a computer. */
  CALL_PAD,
  /** With which a visitor takes a number without a screen. */
  TICKET_BUTTON,
  /** That sees who stands at a loket. */
  CAMERA,
  /** A scanner of fingers. */
  FINGERPRINT
}
