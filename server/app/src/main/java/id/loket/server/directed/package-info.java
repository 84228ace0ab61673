/** Visitors who are sent to a loket without a number, by kiosk or guard. Knows no other feature. */
package id.loket.server.directed;
