/**
 * Brochures and country sheets in the office's own words: from a draft to what is adopted, for the
 * kiosk, on phones and on paper. Knows no vacancy and nobody who looks for work.
 */
package id.loket.server.brochure;
