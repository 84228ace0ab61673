/**
 * A virtual ESC/POS ticket printer on a real TCP socket, written from the printers' manuals. It
 * knows nothing of the product's own driver, so that the two can disagree.
 */
package id.loket.sim.printer;
