/** The questions that lead a visitor who is unsure to a service. */
package id.loket.server.finder;
