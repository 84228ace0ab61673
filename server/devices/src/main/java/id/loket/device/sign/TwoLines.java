package id.loket.device.sign;

import id.loket.device.SignFace;

/**
 * A face on two lines of 20 characters, each exactly that long. ASCII capitals only, which every
 * code page of such signs has in common; a longer text loses its end.
 */
record TwoLines(String upper, String lower) {
  static final int COLUMNS = 20;

  TwoLines {
    upper = centred(upper);
    lower = centred(lower);
  }

  static TwoLines of(SignFace face) {
    String counter = "LOKET " + face.counter();
    return switch (face.what()) {
      case DARK -> new TwoLines("", "");
      case CLOSED -> new TwoLines(counter, "TUTUP");
      case OPEN -> new TwoLines(counter + " BUKA", face.time());
      case PAUSED -> new TwoLines(counter, "ISTIRAHAT");
      case CALLED -> new TwoLines(number(face), "SILAKAN KE " + counter);
      case CALLED_DARK -> new TwoLines("", "SILAKAN KE " + counter);
      case SERVING -> new TwoLines(number(face), "DILAYANI DI " + counter);
      case TRIED -> new TwoLines("UJI COBA", counter);
    };
  }

  private static String number(SignFace face) {
    return face.number().isEmpty() ? "" : "NOMOR " + face.number();
  }

  private static String centred(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    String fitting = plain.substring(0, Math.min(COLUMNS, plain.length()));
    int before = (COLUMNS - fitting.length()) / 2;
    return " ".repeat(before) + fitting + " ".repeat(COLUMNS - before - fitting.length());
  }
}
