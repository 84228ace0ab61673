/**
 * Fingers: what makes a template of a picture, and says whether a finger fits one claim. Knows no
 * database, no device and nobody's name; it can't look for a person by a finger.
 */
package id.loket.identity;
