/**
 * What each board shows: whose calls, which lines of the office's own, and which pictures and
 * videos between the calls. Knows no call.
 */
package id.loket.server.board;
