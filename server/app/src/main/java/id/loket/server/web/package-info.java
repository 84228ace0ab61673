/**
 * What every feature needs of the web: who calls and what they may do, problems, pages, pictures
 * over SSE. Knows no feature.
 */
package id.loket.server.web;
