package id.loket.device.fingerprint;

/** The light at a module that can be switched, if there is one. */
enum Light {
  NONE,
  /** ZFM-60 and ZFM-70: the light under the finger. */
  LED,
  /** R503: the ring around it. */
  RING
}
