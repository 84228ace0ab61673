/**
 * Old months, each in a file of its own: when they are moved there, and that the files stay as they
 * were written. How they are moved the journal knows.
 */
package id.loket.server.months;
