/**
 * Boards that speak Modbus, and the one connection that all on a board share. Knows no kind of
 * device.
 */
package id.loket.device.modbus;
