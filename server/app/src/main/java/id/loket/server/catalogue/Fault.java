package id.loket.server.catalogue;

/**
 * One thing that is wrong in a JSON file, said so that an office can mend it.
 *
 * @param path where it stands, such as {@code $.services[2].prefix}
 * @param line of the file, counted from 1; 0 where the text is not known
 * @param message what stands there and what is allowed
 */
public record Fault(String path, int line, String message) {
  @Override
  public String toString() {
    return (line > 0 ? "line " + line + ", " : "") + path + ": " + message;
  }
}
