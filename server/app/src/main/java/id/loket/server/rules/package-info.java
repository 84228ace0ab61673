/**
 * The rules of the hall: commands, the decisions about them, events, and the office they act on.
 * Pure: knows no clock, disk, web or device, so any day replays from its journal.
 */
package id.loket.server.rules;
