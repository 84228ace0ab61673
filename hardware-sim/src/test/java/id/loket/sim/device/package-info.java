/** The drivers on the simulator's devices: the same kits that real devices have to pass. */
package id.loket.sim.device;
