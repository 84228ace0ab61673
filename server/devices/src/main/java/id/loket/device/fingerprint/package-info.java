/**
 * Fingerprint scanners: the serial modules of the ZFM and R30x family, and the maker's program that
 * hands over a picture, by HTTP or in a folder. Knows no template and nobody's name.
 */
package id.loket.device.fingerprint;
