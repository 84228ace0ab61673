package id.loket.paper;

/**
 * One printed line of text as a person reads it, spaces at the ends removed.
 *
 * @param widthTimes largest width multiplier of its characters, 1 to 8
 * @param heightTimes largest height multiplier of its characters, 1 to 8
 * @param emphasized whether any character is; so for underlined and reversed (white on black)
 * @param align 0 left, 1 centre, 2 right
 * @param top first dot row of the line, counted from the top of its paper
 * @param height dot rows
 */
public record PaperLine(
    String text,
    int widthTimes,
    int heightTimes,
    boolean emphasized,
    boolean underlined,
    boolean reversed,
    int align,
    int top,
    int height) {

  /** How large it stands out: the area of a character against the plain one. */
  public int size() {
    return widthTimes * heightTimes;
  }

  PaperLine at(int row) {
    return new PaperLine(
        text, widthTimes, heightTimes, emphasized, underlined, reversed, align, row, height);
  }
}
