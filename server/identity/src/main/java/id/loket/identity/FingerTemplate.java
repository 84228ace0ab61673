package id.loket.identity;

import com.machinezoo.sourceafis.FingerprintTemplate;

/**
 * What is kept of one finger of a person who agreed. Nowhere in this program is there a collection
 * of them to look through; a fence holds that.
 */
public final class FingerTemplate {
  private final FingerprintTemplate template;

  FingerTemplate(FingerprintTemplate template) {
    this.template = template;
  }

  /**
   * @param bytes of {@link #toBytes}
   */
  public static FingerTemplate of(byte[] bytes) {
    return new FingerTemplate(new FingerprintTemplate(bytes));
  }

  /** To be sealed before it is written anywhere. */
  public byte[] toBytes() {
    return template.toByteArray();
  }

  FingerprintTemplate template() {
    return template;
  }
}
