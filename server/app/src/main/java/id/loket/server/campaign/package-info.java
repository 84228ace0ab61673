/**
 * Surveys of a group apart from the public one, such as that of a procurement unit among those it
 * works with: from the first form to an index of their own. Knows no ticket, and no figure of the
 * public survey.
 */
package id.loket.server.campaign;
