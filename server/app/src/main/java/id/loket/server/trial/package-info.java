/**
 * Trying things out before anybody comes: a test slip, a test call, a lamp, a backup, and what only
 * a person can look at. Nothing of it is a ticket, a call or an event; what came of it is kept.
 */
package id.loket.server.trial;
