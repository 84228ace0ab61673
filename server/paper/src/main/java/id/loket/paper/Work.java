package id.loket.paper;

import java.util.List;

/** What the interpreter hands to the mechanism, in the order in which it has to happen on paper. */
public sealed interface Work {
  /** Dot rows that this moves the paper by. */
  default int rows() {
    return 0;
  }

  /**
   * Dots to burn.
   *
   * @param line what a person reads in them, or null for a picture
   */
  record Burn(List<byte[]> dots, PaperLine line) implements Work {
    @Override
    public int rows() {
      return dots.size();
    }
  }

  /** Paper to move without print. */
  record Feed(int rows) implements Work {}

  /** The blade. */
  record CutPaper(Cut kind) implements Work {}

  /** An answer that is due once everything before it is on paper. */
  record Tell(byte[] answer) implements Work {}
}
