/**
 * Drivers for ticket printers: the ESC/POS conversation, and how a slip is laid out on paper. Knows
 * no office, no spool and no simulator.
 */
package id.loket.device.printer;
