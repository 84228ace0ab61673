/** Checks of the pages' code that need no office. */
package id.loket.sim.screens;
