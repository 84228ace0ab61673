/** The ceilings that the benchmark measures against. */
package id.loket.sim.benchmark;
