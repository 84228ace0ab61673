/**
 * What an office did before it was started: visits in its journal, written by the journal itself,
 * and answers of the survey. Knows the server's files and nothing of devices.
 */
package id.loket.sim.past;
