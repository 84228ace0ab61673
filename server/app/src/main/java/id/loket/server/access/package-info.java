/** Logging in, enrolling screens, accounts, and the catalogue's import and export. */
package id.loket.server.access;
