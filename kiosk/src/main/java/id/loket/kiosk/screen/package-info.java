/**
 * A computer that shows one page and nothing else: starts its browser locked, has an eye on it, and
 * lets only a technician out. Knows no ticket and no device; the page is the server's.
 */
package id.loket.kiosk.screen;
