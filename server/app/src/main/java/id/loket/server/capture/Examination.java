package id.loket.server.capture;

import id.loket.wire.CaptureUpload;
import java.time.Duration;
import java.util.Optional;

/** What one kind of picture needs, and what is looked at in it. Many threads may use it. */
interface Examination {
  /** As devices and wishes name it, such as {@code FINGERPRINT}. */
  String kind();

  /** The kind of the devices that take it. */
  String deviceKind();

  /** How long a visitor may take. */
  Duration validity();

  /** How many pictures are wanted. */
  int samples(Purpose purpose);

  boolean serves(Purpose purpose);

  /**
   * Begins to look at the pictures of one capture.
   *
   * @param claimed opens the template of the claimed person; asked for VERIFY only, each time
   */
  Look begin(Purpose purpose, Claimed claimed);

  /** The template of one claimed person, as its bytes; empty if it is gone. */
  @FunctionalInterface
  interface Claimed {
    Optional<byte[]> template();
  }

  /** The pictures of one capture, one after another. One thread at a time. */
  interface Look {
    /**
     * Looks at the next picture. Takes its time.
     *
     * @throws IllegalArgumentException if it is no picture that can be read; says why
     */
    Step take(CaptureUpload upload);
  }

  /**
   * What is next.
   *
   * @param word for the officer, such as {@code GOOD} or {@code POOR}
   */
  record Step(Next next, String word, Optional<Result> result) {
    static Step again(String word) {
      return new Step(Next.AGAIN, word, Optional.empty());
    }

    static Step more(String word) {
      return new Step(Next.MORE, word, Optional.empty());
    }

    static Step done(String word, Result result) {
      return new Step(Next.DONE, word, Optional.of(result));
    }

    static Step failed(String word) {
      return new Step(Next.FAILED, word, Optional.empty());
    }
  }

  /** Whether another picture is wanted. */
  enum Next {
    /** The same once more. */
    AGAIN,
    MORE,
    DONE,
    /** It is of no use to go on. */
    FAILED
  }

  /**
   * What is kept and what is known when all is done.
   *
   * @param image to be sealed
   * @param template to be sealed
   * @param fits whether the finger fits the claim
   * @param threshold that was asked for; 0 where nothing was compared
   */
  record Result(
      Optional<CaptureUpload> image,
      Optional<byte[]> template,
      Optional<Boolean> fits,
      int threshold) {
    static Result ofImage(CaptureUpload image) {
      return new Result(Optional.of(image), Optional.empty(), Optional.empty(), 0);
    }
  }
}
