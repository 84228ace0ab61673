/**
 * Scenario files: what people and devices do in an office, and what is to be seen then. Plays them
 * over the public API and the controls of the bench; knows no server and no kind of device.
 */
package id.loket.sim.scenario;
