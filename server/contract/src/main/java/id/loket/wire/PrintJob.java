package id.loket.wire;

import id.loket.device.Slip;

/**
 * A slip that a station is asked to print.
 *
 * @param validForSeconds counted from the moment of reading, so that the clocks may differ; the job
 *     is never begun after it
 * @param sending true if the station has said before that it is sending this job; a station that
 *     doesn't remember doing so was interrupted and must report UNKNOWN
 */
public record PrintJob(String id, int validForSeconds, boolean sending, Slip slip) {}
