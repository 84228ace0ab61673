/**
 * The office desk: the only writer. Takes commands, decides, writes a group in one transaction,
 * then answers. Followers read what happened. Knows no web and no feature.
 */
package id.loket.server.desk;
