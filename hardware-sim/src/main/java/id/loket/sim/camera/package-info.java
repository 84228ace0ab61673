/**
 * Virtual cameras with invented faces, written as ustreamer and mjpg-streamer put MJPEG on the
 * wire. Knows no driver.
 */
package id.loket.sim.camera;
