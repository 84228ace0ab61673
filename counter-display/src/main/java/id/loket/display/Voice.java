package id.loket.display;

import java.util.List;

/** What makes a call heard. One thread uses it. */
interface Voice extends AutoCloseable {
  /**
   * Plays the clips one after another, each with its pause; comes back when the last one has been
   * heard.
   *
   * @param volume of the clips, in percent
   * @return false if no sound came out
   */
  boolean play(List<Phrase.Step> steps, int volume) throws InterruptedException;

  /** Whether a sound could be made now; asked when there is nothing to say. */
  boolean ready() throws InterruptedException;

  @Override
  void close();
}
