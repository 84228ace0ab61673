/** The server's main: wires the floors in reading order. Reads settings, opens the port. */
package id.loket.server;
