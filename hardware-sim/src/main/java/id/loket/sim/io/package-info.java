/**
 * Virtual inputs and outputs on the wires that real ones use, written from their makers' and the
 * protocol's manuals. It knows nothing of the product's own drivers, so that the two can disagree.
 */
package id.loket.sim.io;
