/** Cables: how bytes reach a device and come back. Knows no protocol. */
package id.loket.device.link;
