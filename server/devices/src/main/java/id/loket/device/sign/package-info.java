/**
 * Signs over the lokets: what a sign shows of its loket, the drivers of the kinds that there are,
 * and a station's block of settings for them. Knows no queue.
 */
package id.loket.device.sign;
