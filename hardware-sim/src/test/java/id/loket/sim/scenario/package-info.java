/** Reading scenario files, and picking places in pictures. */
package id.loket.sim.scenario;
