/** The ports: what Loket asks of a device, and what a device can answer. Knows no protocol. */
package id.loket.device;
