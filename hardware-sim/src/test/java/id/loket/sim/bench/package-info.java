/** The technician's bench, asked by HTTP and used in a real browser. */
package id.loket.sim.bench;
