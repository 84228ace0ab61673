/**
 * A virtual fingerprint module with synthetic fingers, and a virtual maker's program that hands
 * pictures over. Written from the manuals; sees no driver and no office.
 */
package id.loket.sim.fingerprint;
