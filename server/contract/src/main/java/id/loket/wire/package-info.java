/** Messages between the server and its stations, versioned. Knows no transport. */
package id.loket.wire;
