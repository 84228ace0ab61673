/** What an office writes about a period of its survey, each piece with what it was before. */
package id.loket.server.period;
