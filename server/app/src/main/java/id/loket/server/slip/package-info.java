/**
 * What stands on the office's papers, and where: layouts as data, and how one is filled. Knows
 * neither tickets nor days; whoever prints a paper says what there is to be told.
 */
package id.loket.server.slip;
