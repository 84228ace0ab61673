/**
 * What hangs above the counters: the words of a call, the voice that says them, and the station
 * that follows the hall. Knows neither the queue nor its rules.
 */
package id.loket.display;
