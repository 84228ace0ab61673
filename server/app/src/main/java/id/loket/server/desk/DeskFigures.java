package id.loket.server.desk;

/**
 * What the desk has done since the start, for the metrics page.
 *
 * @param nanoseconds spent in transactions, commits included
 */
public record DeskFigures(long groups, long commands, long events, long nanoseconds) {
  DeskFigures after(int moreCommands, int moreEvents, long took) {
    return new DeskFigures(
        groups + 1, commands + moreCommands, events + moreEvents, nanoseconds + took);
  }
}
