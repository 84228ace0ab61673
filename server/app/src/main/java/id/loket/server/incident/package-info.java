/**
 * What an office has to tell when personal data got out (UU 27/2022, article 46), taken from a copy
 * of its files. Names nobody.
 */
package id.loket.server.incident;
