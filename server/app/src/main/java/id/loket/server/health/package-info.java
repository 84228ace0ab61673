/** How the machine is: health and metrics. */
package id.loket.server.health;
