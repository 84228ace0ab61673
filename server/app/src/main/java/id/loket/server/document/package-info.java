/** What leaves the office on A4: pages of our own made into PDF. */
package id.loket.server.document;
