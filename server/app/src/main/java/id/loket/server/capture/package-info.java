/**
 * Pictures of a visitor that an officer asks for: a finger or a face, by a device at the loket.
 * Keeps them sealed and for a short time, and says whether a finger fits a claim. Knows the hall's
 * tickets and lokets, and no other feature.
 */
package id.loket.server.capture;
