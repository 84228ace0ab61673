/**
 * The service day where it is in doubt: what the staff reads of a wrong clock, and what a person
 * answers. Knows no other feature.
 */
package id.loket.server.day;
