/** The service standards that the office has decided, shown to everybody. */
package id.loket.server.standard;
