/**
 * The arithmetic of the satisfaction survey (SKM, PermenPANRB 14/2017): from answers to the index,
 * and what of it may be shown. For the office, the command line and the nation alike: it knows the
 * language's own library and nothing else, neither where answers lie nor who asks.
 */
package id.loket.skm;
