package id.loket.display;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A loudspeaker for tests: notes what it plays, holds back the end of a call, and can be broken.
 */
final class ScriptedVoice implements Voice {
  private final List<String> played = new ArrayList<>();
  private final Semaphore ends;
  private boolean broken;
  private boolean mistaken;
  private boolean playing;
  private boolean overlapped;
  private int volume;

  private ScriptedVoice(int endsAtOnce) {
    this.ends = new Semaphore(endsAtOnce);
  }

  /** Each call ends as soon as it has begun. */
  static ScriptedVoice quick() {
    return new ScriptedVoice(1_000);
  }

  /** Each call ends when the test says so. */
  static ScriptedVoice held() {
    return new ScriptedVoice(0);
  }

  void endOne() {
    ends.release();
  }

  synchronized void breakDown(boolean now) {
    broken = now;
  }

  /** The next call meets a mistake of the program. */
  synchronized void failOnce() {
    mistaken = true;
  }

  /** Each call as its clips, with spaces between. */
  synchronized List<String> played() {
    return List.copyOf(played);
  }

  /** Of the last call, in percent. */
  synchronized int volume() {
    return volume;
  }

  synchronized boolean overlapped() {
    return overlapped;
  }

  @Override
  public boolean play(List<Phrase.Step> steps, int volume) throws InterruptedException {
    synchronized (this) {
      if (broken) {
        return false;
      }
      if (mistaken) {
        mistaken = false;
        throw new IllegalStateException("planted");
      }
      overlapped |= playing;
      this.volume = volume;
      playing = true;
      played.add(String.join(" ", steps.stream().map(Phrase.Step::clip).toList()));
    }
    ends.acquire();
    synchronized (this) {
      playing = false;
      return true;
    }
  }

  @Override
  public synchronized boolean ready() {
    return !broken;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
