/** Tests of the virtual fingerprint module and its synthetic fingers. */
package id.loket.sim.fingerprint;
