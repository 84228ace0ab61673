/** Calling: the officer's console, the hall's picture, what the boards report. */
package id.loket.server.call;
