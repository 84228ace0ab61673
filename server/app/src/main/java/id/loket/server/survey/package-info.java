/**
 * The satisfaction survey (SKM, PermenPANRB 14/2017): its questions, its arithmetic and what is
 * published of it. Knows no visitor: answers come without ticket and without name.
 */
package id.loket.server.survey;
