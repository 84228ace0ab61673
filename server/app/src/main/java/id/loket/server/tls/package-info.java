/**
 * The office's encrypted line: the authority that every screen and station trusts, the server's
 * certificate that it issues, and the pages that hand it out. Knows nothing of the hall.
 */
package id.loket.server.tls;
