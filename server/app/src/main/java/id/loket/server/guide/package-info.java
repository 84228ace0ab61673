/**
 * The technician's guide, made into pages from the Markdown in {@code server/docs/guide}. Knows the
 * words of the list of checks, and nothing of the office: it reads the same before the first day.
 */
package id.loket.server.guide;
