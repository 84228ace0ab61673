/**
 * The visit by the book, and the file of documents (berkas): which step comes next, what is
 * missing, when it goes on, what was handed over. Which services there are, and what they ask for,
 * it knows from the catalogue alone.
 */
package id.loket.server.dossier;
