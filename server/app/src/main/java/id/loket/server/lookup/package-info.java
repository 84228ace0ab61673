/**
 * Looking up what happened: the journal of a day, for those who have to answer for it. Tells
 * numbers, lokets and staff, never a visitor, and nothing that opens a page.
 */
package id.loket.server.lookup;
