package id.loket.display;

import id.loket.device.Health;
import id.loket.doctor.Seen;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's loudspeaker. A card that is missing, taken, or hangs is logged once, and once when
 * it is back.
 *
 * <p>Java says that there is no card with IllegalArgumentException, and that it is taken with
 * LineUnavailableException. A card that was pulled out may block whoever looks it up, opens or
 * writes to it for ever; closing its line helps the writer only, because open and close wait for
 * the same lock. So each use of the card has a thread of its own and a time limit, and while one
 * hangs no other is begun.
 */
final class SoundCard implements Voice {
  /** How the machine's line is found. */
  interface Lines {
    SourceDataLine find() throws LineUnavailableException;
  }

  /** What the doctor calls it. */
  static final String KIND = "sound";

  private static final Logger log = LoggerFactory.getLogger(SoundCard.class);
  private static final Duration OVERDUE = Duration.ofSeconds(4);
  private static final int CHUNK = 3_200;

  private final Clips clips;
  private final Lines lines;
  private final Duration overdue;
  private volatile SourceDataLine line;
  private volatile boolean givenUp;
  private Future<?> underWay = CompletableFuture.completedFuture(null);
  private String trouble = "";

  SoundCard(Clips clips) {
    this(clips, () -> AudioSystem.getSourceDataLine(Clips.FORMAT), OVERDUE);
  }

  /**
   * @param overdue how much longer than its sound a call may take before the card counts as hanging
   */
  SoundCard(Clips clips, Lines lines, Duration overdue) {
    this.clips = clips;
    this.lines = lines;
    this.overdue = overdue;
  }

  /** Whether a card is there, for the doctor; nothing sounds. */
  static Seen look(Optional<Path> recordings) {
    SoundCard card = new SoundCard(new Clips(recordings));
    try {
      return seen(card.ready(), card.trouble);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return seen(false, "interrupted");
    }
  }

  /** In the words of the list of checks. */
  static Seen seen(boolean sounds, String trouble) {
    return sounds
        ? new Seen("on", Health.WELL, "")
        : new Seen("blocked", Health.ATTENTION, trouble);
  }

  @Override
  public boolean ready() throws InterruptedException {
    return within(
        overdue,
        () -> {
          lines.find();
          return true;
        });
  }

  @Override
  public boolean play(List<Phrase.Step> steps, int volume) throws InterruptedException {
    byte[] sound = quieter(joined(steps), volume);
    if (sound.length == 0) {
      return failed("no clip of this call exists");
    }
    Duration length = Duration.ofMillis(sound.length * 1000L / bytesPerSecond());
    return within(length.plus(overdue), () -> play(sound));
  }

  @Override
  public void close() {
    release();
  }

  private boolean within(Duration limit, Callable<Boolean> use) throws InterruptedException {
    if (!underWay.isDone()) {
      return failed("the sound card hangs");
    }
    FutureTask<Boolean> task = new FutureTask<>(use);
    underWay = task;
    givenUp = false;
    start(task, "sound card");
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? well()
          : failed("the sound card hangs");
    } catch (TimeoutException e) {
      release();
      return failed("the sound card hangs");
    } catch (ExecutionException e) {
      return failed(reason(e.getCause()));
    }
  }

  private boolean play(byte[] sound) throws LineUnavailableException {
    try (SourceDataLine found = lines.find()) {
      line = found;
      found.open(Clips.FORMAT);
      found.start();
      int written = 0;
      while (written < sound.length && !givenUp) {
        int taken = found.write(sound, written, Math.min(CHUNK, sound.length - written));
        if (taken <= 0) {
          break;
        }
        written += taken;
      }
      found.drain();
      return written == sound.length && found.isOpen();
    } finally {
      line = null;
    }
  }

  /**
   * Closes the line that is in use, which may hang as well, and the one that is still looked up.
   */
  private void release() {
    givenUp = true;
    SourceDataLine used = line;
    if (used != null) {
      start(used::close, "sound release");
    }
  }

  private static void start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static String reason(Throwable e) {
    if (e instanceof LineUnavailableException) {
      return "the sound card is taken: " + e.getMessage();
    }
    return e instanceof IllegalArgumentException ? "no sound card" : "the sound card fails: " + e;
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

  /** In the samples, because few machines' lines have a volume of their own. */
  static byte[] quieter(byte[] sound, int volume) {
    if (volume >= 100) {
      return sound;
    }
    byte[] quieter = new byte[sound.length];
    for (int i = 0; i + 1 < sound.length; i += 2) {
      int sample = (sound[i] & 0xFF | sound[i + 1] << 8) * Math.max(0, volume) / 100;
      quieter[i] = (byte) sample;
      quieter[i + 1] = (byte) (sample >> 8);
    }
    return quieter;
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
