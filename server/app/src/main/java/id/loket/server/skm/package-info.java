/**
 * The survey's arithmetic at the command line: {@code loket-server.jar skm}. Files in, figures or
 * findings out; it starts nothing and knows no office.
 */
package id.loket.server.skm;
