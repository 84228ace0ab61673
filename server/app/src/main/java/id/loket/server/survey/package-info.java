/**
 * The satisfaction survey (SKM, PermenPANRB 14/2017): its questions, its offers and its answers.
 * Knows no visitor: answers come without ticket and without name. What is made of them is computed
 * in {@link id.loket.skm} and told by the report.
 */
package id.loket.server.survey;
