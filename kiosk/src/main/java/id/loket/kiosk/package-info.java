/**
 * The kiosk's station: fetches slips from the server, drives the printer that stands there, and
 * says how it is. Knows no queue, no visitor and no journal.
 */
package id.loket.kiosk;
