package id.loket.device;

import java.util.Optional;

/**
 * A camera that sees who stands at a loket. One thread uses it at a time; no call blocks longer
 * than the camera's time limits.
 */
public interface Camera extends AutoCloseable {
  /**
   * What it sees now: a picture that is at most a second old, or why there is none. Never throws,
   * and never gives what it saw before a trouble: that would be somebody else's face.
   */
  Shot look();

  /**
   * How it is, without leaving its light on: whoever sits before it is not being filmed. Never
   * throws.
   */
  CameraState state();

  /** One line for the technician about the last look or state; empty if there is nothing to add. */
  String detail();

  /** Lets go of the camera, whose light goes out; the next look opens it again. */
  @Override
  void close();

  /**
   * What came of a look.
   *
   * @param photo there after a look at a READY camera only
   * @param detail one line for the technician, with the address; empty if there is nothing to say
   */
  record Shot(CameraState state, Optional<Photo> photo, String detail) {
    public Shot {
      if (photo.isPresent() && state != CameraState.READY) {
        throw new IllegalArgumentException(state + ": a photo comes from a READY camera only");
      }
    }

    public static Shot of(Photo photo) {
      return new Shot(CameraState.READY, Optional.of(photo), "");
    }

    public static Shot failed(CameraState state, String detail) {
      return new Shot(state, Optional.empty(), detail);
    }
  }
}
