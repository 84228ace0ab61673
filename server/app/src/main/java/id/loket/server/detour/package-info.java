/**
 * What a visitor does who was sent to the kiosk for SISKOP2MI: whether that site can be reached,
 * and the worksheet for when it can't. Knows nothing of SISKOP2MI but its address.
 */
package id.loket.server.detour;
