/**
 * How each board and voice sounds: in which languages, how loud, and when not at all; and the clips
 * that they speak with. Knows no call.
 */
package id.loket.server.announcer;
