package id.loket.device.camera;

import java.time.Duration;

/**
 * How long a camera may take.
 *
 * @param connect until the link is open
 * @param answer until it has answered the request
 * @param age how old a picture may be, from its first byte on; no younger one within it is a stall
 */
record Limits(Duration connect, Duration answer, Duration age) {
  static final Limits USUAL =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));

  /** What a look at a closed camera may take in all. */
  Duration look() {
    return connect.plus(answer).plus(age).plus(age);
  }
}
