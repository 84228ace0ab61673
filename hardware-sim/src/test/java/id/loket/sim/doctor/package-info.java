/** The doctor at a bench of virtual devices that are broken one by one, and in pairs. */
package id.loket.sim.doctor;
