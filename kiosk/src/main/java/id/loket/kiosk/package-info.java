/**
 * The kiosk's station: fetches slips from the server, drives the devices that stand there, and says
 * how they are. Knows no queue, no visitor and no journal.
 */
package id.loket.kiosk;
