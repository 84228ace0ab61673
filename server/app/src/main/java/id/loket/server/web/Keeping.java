package id.loket.server.web;

/**
 * One kind of what is kept of persons, and for how long. A value.
 *
 * @param kind its word in the texts of the list of checks
 * @param rows a query that gives whose it is and since when, as {@code person} and {@code since},
 *     of all that is still there
 */
public record Keeping(String kind, int days, String rows) {}
