/** Stations and their devices: print jobs, states, losing and finding them again. */
package id.loket.server.station;
