package id.loket.server.slip;

/** What an example of a paper tells, so that its layout can be looked at. */
@FunctionalInterface
public interface Sample {
  /**
   * @param full whether all is told that can be, of the service with the most to tell
   */
  Values of(String language, boolean full);
}
