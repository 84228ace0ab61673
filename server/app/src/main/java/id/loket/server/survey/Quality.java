package id.loket.server.survey;

/**
 * What a reader of the figures should know of the answers behind them, all of which count.
 *
 * @param uniform how many gave the same answer to every question that they were asked
 * @param timed of how many it was seen how fast they answered: those on a screen
 * @param tooFast how many of these took less than {@value #SECONDS_A_QUESTION} seconds a question
 */
public record Quality(long uniform, long timed, long tooFast) {
  /** As the screen of the survey has it, which alone knows how long it took. */
  public static final int SECONDS_A_QUESTION = 2;

  Quality plus(Quality other) {
    return new Quality(uniform + other.uniform, timed + other.timed, tooFast + other.tooFast);
  }
}
