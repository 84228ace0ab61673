package id.loket.device;

/**
 * A picture from a camera, whole and readable.
 *
 * @param jpeg without whatever the camera had written beside it, such as a place
 */
public record Photo(byte[] jpeg, int width, int height) {
  public Photo {
    if (jpeg.length == 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("a photo of " + width + "x" + height + " is none");
    }
  }

  /** Its size only: nobody's face belongs in a log. */
  @Override
  public String toString() {
    return "photo " + width + "x" + height + ", " + jpeg.length + " bytes";
  }
}
