/** How visits at the kiosk ended: alone, with help, given up, left. Sums only, never a visit. */
package id.loket.server.selfservice;
