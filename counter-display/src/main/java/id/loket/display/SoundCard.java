package id.loket.display;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's loudspeaker. A card that is missing, taken, or hangs is logged once, and once when
 * it is back.
 *
 * <p>Java says that there is no card with IllegalArgumentException, that it is taken with
 * LineUnavailableException, and a card that was pulled out blocks the writer for ever: a watchdog
 * closes the line.
 */
final class SoundCard implements Voice {
  private static final Logger log = LoggerFactory.getLogger(SoundCard.class);
  private static final long OVERDUE_MILLISECONDS = 4_000;
  private static final int CHUNK = 3_200;

  private final Clips clips;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sound watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private String trouble = "";

  SoundCard(Clips clips) {
    this.clips = clips;
  }

  @Override
  public boolean ready() {
    boolean there =
        AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, Clips.FORMAT));
    return there ? well() : failed("no sound card");
  }

  @Override
  public boolean play(List<Phrase.Step> steps) throws InterruptedException {
    byte[] sound = joined(steps);
    if (sound.length == 0) {
      return failed("no clip of this call exists");
    }
    try (SourceDataLine line = AudioSystem.getSourceDataLine(Clips.FORMAT)) {
      line.open(Clips.FORMAT);
      return play(sound, line) ? well() : failed("the sound card hangs");
    } catch (LineUnavailableException e) {
      return failed("the sound card is taken: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return failed("no sound card");
    }
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  private boolean play(byte[] sound, SourceDataLine line) throws InterruptedException {
    long milliseconds = sound.length * 1000L / bytesPerSecond();
    Future<?> overdue =
        watchdog.schedule(line::close, milliseconds + OVERDUE_MILLISECONDS, TimeUnit.MILLISECONDS);
    line.start();
    int written = 0;
    while (written < sound.length) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int taken = line.write(sound, written, Math.min(CHUNK, sound.length - written));
      if (taken <= 0) {
        break;
      }
      written += taken;
    }
    line.drain();
    overdue.cancel(false);
    return written == sound.length && line.isOpen();
  }

  /** The clips in one piece, so that nothing can come between two words. */
  private byte[] joined(List<Phrase.Step> steps) {
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    for (Phrase.Step step : steps) {
      clips
          .samples(step.clip())
          .ifPresent(
              samples -> {
                sound.writeBytes(samples);
                sound.writeBytes(new byte[silence(step.pauseMilliseconds())]);
              });
    }
    return sound.toByteArray();
  }

  private static int silence(int milliseconds) {
    return bytesPerSecond() * milliseconds / 1000 / 2 * 2;
  }

  private static int bytesPerSecond() {
    return (int) Clips.FORMAT.getSampleRate() * Clips.FORMAT.getFrameSize();
  }

  private boolean failed(String what) {
    if (!what.equals(trouble)) {
      log.error("sound: {}", what);
    }
    trouble = what;
    return false;
  }

  private boolean well() {
    if (!trouble.isEmpty()) {
      log.info("sound: back");
    }
    trouble = "";
    return true;
  }
}
