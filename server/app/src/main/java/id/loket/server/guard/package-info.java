/** The guard's picture, and help calls. */
package id.loket.server.guard;
