/**
 * The benchmark: a real server in its own process, clients on loopback, and beside each figure the
 * ceiling that this machine gives in the same run. Knows the server's address and its file.
 */
package id.loket.sim.benchmark;
