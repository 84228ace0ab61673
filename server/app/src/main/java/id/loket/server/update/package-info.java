/**
 * What an office was before an update changed its tables, and the way back to it. Knows nothing of
 * what the migrations do.
 */
package id.loket.server.update;
