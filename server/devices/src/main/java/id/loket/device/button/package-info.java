/**
 * Buttons and call pads at the lokets: when a contact that goes up and down is a press, telling the
 * office, the drivers, and a station's block of settings. Knows no queue.
 */
package id.loket.device.button;
