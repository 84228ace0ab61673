/**
 * Cameras: MJPEG over HTTP, and those of this computer, behind Webcam Capture. Knows no visitor and
 * keeps no picture.
 */
package id.loket.device.camera;
