/** The virtual inputs and outputs against their manuals. */
package id.loket.sim.io;
