/**
 * Virtual serial ports: real ports of the operating system, with a device's end that a virtual
 * device speaks into. Knows no device.
 */
package id.loket.sim.serial;
