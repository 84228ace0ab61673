/** What an office does about the lowest unsur of a survey, and what came of it (RTL). */
package id.loket.server.followup;
