/**
 * Backups of the office and the way back. Knows which files an office has, and nothing of what
 * stands in them.
 */
package id.loket.server.backup;
