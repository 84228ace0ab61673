/**
 * What is done about files that no longer hold what was written into them. Knows no table and no
 * event; how a file is mended the journal knows.
 */
package id.loket.server.mending;
