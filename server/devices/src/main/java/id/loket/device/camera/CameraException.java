package id.loket.device.camera;

import com.github.sarxos.webcam.WebcamException;
import id.loket.device.CameraState;

/** A camera failed. The message names the address, what failed and what was being done. */
final class CameraException extends WebcamException {
  private static final long serialVersionUID = 1L;

  private final CameraState state;

  CameraException(CameraState state, String message, Throwable cause) {
    super(message, cause);
    this.state = state;
  }

  CameraException(CameraState state, String message) {
    this(state, message, null);
  }

  CameraState state() {
    return state;
  }
}
