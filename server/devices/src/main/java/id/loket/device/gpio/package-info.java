/** The pins of the computer itself, through Pi4J. Knows no kind of device. */
package id.loket.device.gpio;
