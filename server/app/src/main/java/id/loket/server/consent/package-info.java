/**
 * To what visitors agree, in which words: texts with versions, of which the newest is in force.
 * Knows nobody who has agreed.
 */
package id.loket.server.consent;
