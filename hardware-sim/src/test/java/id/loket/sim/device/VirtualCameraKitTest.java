package id.loket.sim.device;

import id.loket.device.camera.CameraKit;
import id.loket.device.camera.CameraUnderTest;
import id.loket.device.camera.Login;
import id.loket.device.link.CameraAddress;
import id.loket.sim.camera.VirtualCamera;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kit with the virtual camera, which wants a password. */
class VirtualCameraKitTest extends CameraKit {
  private static final long LONG_MILLIS = 30_000;

  @Override
  protected CameraUnderTest device() throws IOException {
    return new VirtualCameraUnderTest(
        VirtualCamera.start("kamera", "127.0.0.1", 0, Optional.of("loket:rahasia")));
  }

  /** The virtual camera with the kit's hands at its controls. */
  private record VirtualCameraUnderTest(VirtualCamera camera) implements CameraUnderTest {
    private static final List<String> SWITCHES =
        List.of(
            "stall",
            "frozen",
            "halfPicture",
            "wrongBoundary",
            "noJpeg",
            "lengthTooLong",
            "lengthTooShort",
            "noLength",
            "endless",
            "giant",
            "unauthorized",
            "notFound",
            "silent",
            "refuse");
    private static final Map<String, Integer> NUMBERS =
        Map.of("late", 0, "slow", 0, "cutAfterBytes", -1, "stallAfterBytes", -1);

    @Override
    public CameraAddress address() {
      return CameraAddress.parse(camera.address());
    }

    @Override
    public Optional<Login> login() {
      return Optional.of(new Login("loket", "rahasia"));
    }

    @Override
    public boolean isLetGo() throws InterruptedException {
      return camera.await(() -> camera.hosts() == 0, LONG_MILLIS);
    }

    @Override
    public void stall() {
      on("stall");
    }

    @Override
    public void freeze() {
      on("frozen");
    }

    @Override
    public void fallBehind() {
      camera.controls().set("late", 3_000);
    }

    @Override
    public void sendHalfPictures() {
      on("halfPicture");
    }

    @Override
    public void sendAnotherBoundary() {
      on("wrongBoundary");
    }

    @Override
    public void sendNoJpeg() {
      on("noJpeg");
    }

    @Override
    public void announceTooLong() {
      on("lengthTooLong");
    }

    @Override
    public void announceTooShort() {
      on("lengthTooShort");
    }

    @Override
    public void announceNoLength() {
      on("noLength");
    }

    @Override
    public void sendWithoutEnd() {
      on("endless");
    }

    @Override
    public void sendGiants() {
      on("giant");
    }

    @Override
    public void wantAnotherPassword() {
      on("unauthorized");
    }

    @Override
    public void answerNotFound() {
      on("notFound");
    }

    @Override
    public void goSilent() {
      on("silent");
    }

    @Override
    public void trickle() {
      camera.controls().set("slow", 2_000);
    }

    @Override
    public void cutAfter(int bytes) {
      camera.controls().set("cutAfterBytes", bytes);
    }

    @Override
    public void stallAfter(int bytes) {
      camera.controls().set("stallAfterBytes", bytes);
    }

    @Override
    public int pictureBytes() throws IOException {
      URLConnection snapshot =
          URI.create(camera.address().replace("/stream", "/snapshot")).toURL().openConnection();
      snapshot.setRequestProperty("Authorization", "Basic bG9rZXQ6cmFoYXNpYQ==");
      return snapshot.getContentLength();
    }

    @Override
    public void unplug() {
      on("refuse");
    }

    /** From a red wall to a blue one, or back. */
    @Override
    public void showAnotherFace() {
      camera.controls().set("face", camera.state().get("face").equals(0) ? 1 : 0);
    }

    @Override
    public void repair() {
      SWITCHES.forEach(one -> camera.controls().set(one, false));
      NUMBERS.forEach((one, usual) -> camera.controls().set(one, usual));
    }

    private void on(String control) {
      camera.controls().set(control, true);
    }

    @Override
    public void close() {
      camera.close();
    }
  }
}
