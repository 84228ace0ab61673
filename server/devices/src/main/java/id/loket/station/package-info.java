/**
 * What every station is, whatever stands beside it: its place and settings file, its command line,
 * its enrolment, its line to the office's server, and its own health page. Knows no device, no
 * queue and no topic's content.
 */
package id.loket.station;
