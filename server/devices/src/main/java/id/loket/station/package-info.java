/**
 * What every station is, whatever stands beside it: its place and settings file, its command line,
 * its enrolment, its line to the office's server, its own health page, and a list of devices on one
 * outbox. Knows no kind of device and no queue.
 */
package id.loket.station;
