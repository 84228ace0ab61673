/**
 * Where secrets lie: the office key in a file of its own, every person's key wrapped by it, and
 * what is sealed with them. Knows no feature.
 */
package id.loket.server.keys;
