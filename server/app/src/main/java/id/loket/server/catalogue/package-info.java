/**
 * The catalogue as a file: read with every fault named, written so that reading it back gives the
 * same; and its exchange while others work by it.
 */
package id.loket.server.catalogue;
