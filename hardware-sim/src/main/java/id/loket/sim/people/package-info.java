/**
 * People who walk through the hall: visitors and officers with a seed, who know nothing but the
 * public API.
 */
package id.loket.sim.people;
