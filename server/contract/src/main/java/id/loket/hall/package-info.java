/** The words of the hall, as values that are checked once. Knows no device, no wire, no store. */
package id.loket.hall;
