/**
 * What the days came to, summed up from the events and made anew from them by the check. Knows no
 * visitor.
 */
package id.loket.server.statistics;
