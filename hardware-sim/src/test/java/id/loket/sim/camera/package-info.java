/** The virtual camera as others see it. */
package id.loket.sim.camera;
