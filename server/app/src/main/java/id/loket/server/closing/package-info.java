/**
 * Closing out of turn: announcing it, lifting it, and how it stands on every picture. Knows no
 * other feature.
 */
package id.loket.server.closing;
