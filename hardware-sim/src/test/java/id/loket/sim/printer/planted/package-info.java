/** Faults planted on purpose, so that the fence proves that it catches them. */
package id.loket.sim.printer.planted;
