/**
 * Reads a published or old report of a survey as an auditor would: what in it does not hold, by
 * which rule. It knows the arithmetic and the regulation's words, and neither files nor screens.
 */
package id.loket.skm.check;
