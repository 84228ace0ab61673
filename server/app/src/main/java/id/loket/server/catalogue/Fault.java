package id.loket.server.catalogue;

/**
 * One thing that is wrong in a JSON file, said so that an office can mend it.
 *
 * @param path where it stands, such as {@code $.services[2].prefix}
 * @param line of the file, counted from 1; 0 where the text is not known
 * @param said what stands there and what is allowed
 */
public record Fault(String path, int line, Saying said) {
  /** For logs and the API. */
  public String message() {
    return said.in("en");
  }

  /** For the staff. */
  public String words() {
    return said.in("id");
  }

  @Override
  public String toString() {
    return (line > 0 ? "line " + line + ", " : "") + path + ": " + message();
  }
}
