/**
 * People whose words the office keeps: erasing one, wherever the words lie, and handing one all
 * that is kept of them. Knows no feature that keeps them, only their registers and holdings.
 */
package id.loket.server.people;
