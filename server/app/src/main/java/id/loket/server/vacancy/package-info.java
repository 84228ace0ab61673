/**
 * Work abroad that somebody of the office has verified: from its announcement to the day on which
 * it expires, for staff, for the kiosk and on paper. Knows nobody who looks for work.
 */
package id.loket.server.vacancy;
