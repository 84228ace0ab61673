package id.loket.sim.printer;

/** The paper widths that ticket printers come in, at 203 dots per inch (8 dots per millimetre). */
public enum PrinterModel {
  /** 58 mm paper: 384 dots, 32 characters of font A, 42 of font B. */
  MM58("58", 384),
  /** 80 mm paper: 576 dots, 48 characters of font A, 64 of font B. */
  MM80("80", 576);

  private final String code;
  private final int dots;

  PrinterModel(String code, int dots) {
    this.code = code;
    this.dots = dots;
  }

  /** The model with that paper width: "58" or "80". */
  public static PrinterModel of(String code) {
    for (PrinterModel model : values()) {
      if (model.code.equals(code)) {
        return model;
      }
    }
    throw new IllegalArgumentException("printer model " + code + ": allowed are 58 and 80");
  }

  public String code() {
    return code;
  }

  /** Dots that the head can print across the paper. */
  public int dots() {
    return dots;
  }
}
