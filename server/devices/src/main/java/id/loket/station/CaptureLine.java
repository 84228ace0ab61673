package id.loket.station;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loket.wire.CaptureAnswer;
import id.loket.wire.CaptureFailure;
import id.loket.wire.CapturePreview;
import id.loket.wire.CaptureProgress;
import id.loket.wire.CaptureUpload;
import java.util.Optional;

/**
 * What a device that takes pictures of visitors tells the office over the line. A picture is handed
 * over at once or not at all: none lies in the outbox until the server is back. Many threads may
 * use it.
 */
public final class CaptureLine {
  private static final String CAPTURES = "/api/v1/stations/me/captures/";

  private final ServerLine line;
  private final Outbox outbox;
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public CaptureLine(ServerLine line, Outbox outbox) {
    this.line = line;
    this.outbox = outbox;
  }

  /** Returns at once; of what was not told yet the newest counts. */
  public void progress(String capture, CaptureProgress progress) {
    outbox.tell("progress of capture " + capture, path(capture) + "/progress", progress);
  }

  /** Returns at once. */
  public void failure(String capture, CaptureFailure failure) {
    outbox.tell("failure of capture " + capture, path(capture) + "/failure", failure);
  }

  /**
   * @return what the server says of it; empty if it doesn't want it any more
   * @throws OfficeException if it can't be told now, and may be tried again
   */
  public Optional<CaptureAnswer> image(String capture, CaptureUpload upload)
      throws OfficeException, InterruptedException {
    try {
      String answer = line.post(path(capture) + "/image", upload).body();
      return Optional.of(json.readValue(answer, CaptureAnswer.class));
    } catch (JsonProcessingException e) {
      throw new OfficeException("the server's answer can't be read", 0, e);
    } catch (OfficeException e) {
      if (e.isFinal()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Shows the officer what a camera sees; kept nowhere, and lost where the server is away.
   *
   * @return whether the officer wants the picture now
   */
  public boolean preview(String capture, byte[] jpeg) throws OfficeException, InterruptedException {
    String answer = line.post(path(capture) + "/preview", new CapturePreview(jpeg)).body();
    try {
      return json.readValue(answer, CapturePreview.Answer.class).take();
    } catch (JsonProcessingException e) {
      throw new OfficeException("the server's answer can't be read", 0, e);
    }
  }

  /** Tells the devices' state now. */
  public void wake() {
    outbox.wake();
  }

  private static String path(String capture) {
    return CAPTURES + ServerLine.encoded(capture);
  }
}
