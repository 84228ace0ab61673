/**
 * The list of what hangs on the stations' cables: what each device is, where, how it is and how it
 * was. Knows no driver and no station; it reads what these have told.
 */
package id.loket.server.hardware;
