/**
 * People whose words the office keeps: erasing one, wherever the words lie. Knows no feature that
 * keeps them, only their registers.
 */
package id.loket.server.people;
