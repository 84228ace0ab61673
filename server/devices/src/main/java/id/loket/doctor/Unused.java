package id.loket.doctor;

/**
 * A device of this computer that no settings name, and that was not asked who it is.
 *
 * @param how a word of the way to it, such as {@code usb}, that the texts know
 * @param where it is, in words
 * @param line for the settings file as it stands here
 */
public record Unused(String how, String where, String line) {}
