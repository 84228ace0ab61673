/** What the supervisor sees of the whole hall at this moment. Knows no visitor, only numbers. */
package id.loket.server.supervisor;
