/**
 * How a station knows its office over an encrypted line, and how it is known there. Knows no device
 * and no picture.
 */
package id.loket.trust;
