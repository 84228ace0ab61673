/**
 * What the office asks when it goes on from an older state than the hall may have seen: how far
 * today's numbers went. Knows no other feature.
 */
package id.loket.server.lastnumbers;
