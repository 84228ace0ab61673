/**
 * The guest book: who came, from where, what for and with how many. Knows the tickets' ids and no
 * other feature.
 */
package id.loket.server.guestbook;
