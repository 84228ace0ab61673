/**
 * What the head of office reads and hands on: the index of a period as figures, table and drawing.
 * Computes nothing and stores nothing: answers come from the survey, visits from the statistics.
 */
package id.loket.server.report;
