/**
 * Lamps over the lokets: the driver of a relay board over Modbus TCP, and the lamp as a station's
 * device. Knows no queue: what a loket shows comes with the station's picture.
 */
package id.loket.device.lamp;
