/**
 * The journal on disk: commands, events, the hash chain, the current-state tables, migrations.
 * Knows SQL and the rules' values; knows no thread, web or device.
 */
package id.loket.server.journal;
