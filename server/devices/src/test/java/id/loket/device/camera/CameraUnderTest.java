package id.loket.device.camera;

import id.loket.device.link.CameraAddress;
import java.io.IOException;
import java.util.Optional;

/** A camera for the kit, as far as a test can lay hands on it. */
public interface CameraUnderTest extends AutoCloseable {
  CameraAddress address();

  default Optional<Login> login() {
    return Optional.empty();
  }

  /** Whether the methods below work; false for a real camera, which a test can only ask. */
  default boolean hasHands() {
    return true;
  }

  /** Waits until nobody looks through it; false if somebody still does. */
  boolean isLetGo() throws InterruptedException;

  /** Pictures stop; the connection stays. */
  void stall();

  /** The same picture again and again, with a new time. */
  void freeze();

  /** Every picture is late, as behind a buffer that somebody fills. */
  void fallBehind();

  void sendHalfPictures();

  void sendAnotherBoundary();

  void sendNoJpeg();

  void announceTooLong();

  void announceTooShort();

  /** No Content-Length: allowed, and common. */
  void announceNoLength();

  void sendWithoutEnd();

  /** A small JPEG that says it has 65,000 lines and columns. */
  void sendGiants();

  void wantAnotherPassword();

  void answerNotFound();

  void goSilent();

  /** So slow that no picture is whole within a second. */
  void trickle();

  /** The answer, and later each picture, breaks off after so many bytes. */
  void cutAfter(int bytes);

  /** The same, but the connection stays. */
  void stallAfter(int bytes);

  /** About how long a picture is on the wire. */
  int pictureBytes() throws IOException;

  void unplug();

  /** Another person sits down: one of two, in turn. */
  void showAnotherFace();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
