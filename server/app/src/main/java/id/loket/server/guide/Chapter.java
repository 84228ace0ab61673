package id.loket.server.guide;

/**
 * One file of the guide.
 *
 * @param name of its file without {@code .md}, and in its address
 * @param group the heading under which the table of contents has it
 * @param title its first heading
 * @param text as it was written
 */
record Chapter(String name, String group, String title, String text) {}
