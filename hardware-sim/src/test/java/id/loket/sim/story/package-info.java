/** Whole-office stories in a real browser, named for what happens in them. */
package id.loket.sim.story;
