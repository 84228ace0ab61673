package id.loket.device;

import java.util.Set;

/**
 * A picture that a device has taken of a visitor, in the format in which the device gives it.
 *
 * @param mediaType one of {@link #TYPES}
 * @param dotsPerInch resolution of a fingerprint; 0 if the device doesn't say it
 * @param bytes the file; whoever is given it must not change it
 */
public record CapturedImage(String mediaType, int dotsPerInch, byte[] bytes) {
  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";
  public static final String BMP = "image/bmp";

  /** Wavelet scalar quantization, the format of the FBI for fingerprints (IAFIS-IC-0110). */
  public static final String WSQ = "image/x-wsq";

  public static final Set<String> TYPES = Set.of(PNG, JPEG, BMP, WSQ);

  public CapturedImage {
    if (!TYPES.contains(mediaType)) {
      throw new IllegalArgumentException("mediaType " + mediaType + ": allowed are " + TYPES);
    }
    if (dotsPerInch < 0 || dotsPerInch > 2_000) {
      throw new IllegalArgumentException("dotsPerInch " + dotsPerInch + ": 0-2000 is allowed");
    }
  }
}
