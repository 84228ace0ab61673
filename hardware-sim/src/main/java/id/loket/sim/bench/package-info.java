/**
 * The technician's bench: a small loopback web server that shows every virtual device, its paper,
 * state and log, and offers each of its controls by one name. It knows devices only as {@link
 * id.loket.sim.bench.BenchDevice} and knows nothing of the office.
 */
package id.loket.sim.bench;
