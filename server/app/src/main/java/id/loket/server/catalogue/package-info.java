/**
 * The catalogue as a file: read with every fault named, written so that reading it back gives the
 * same. Knows no desk and no web.
 */
package id.loket.server.catalogue;
