package id.loket.hall;

/**
 * Why a visitor is called ahead of others (UU 25/2009 article 29). Only the class is stored, never
 * a diagnosis.
 */
public enum Priority {
  REGULAR,
  ELDERLY,
  PREGNANT_OR_NURSING,
  DISABLED,
  WITH_SMALL_CHILD;

  public boolean goesFirst() {
    return this != REGULAR;
  }
}
