/** The virtual printer, asked from a raw socket as any host would. */
package id.loket.sim.printer;
