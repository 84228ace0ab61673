/**
 * The whole office on simulated devices, with one command: server, stations, virtual printer, bench
 * and crowd. The only part of the simulator that knows the server.
 */
package id.loket.sim.demo;
