/** Taking a number: the kiosk's picture, the ticket, its slip, its status page, its paper. */
package id.loket.server.ticket;
