/**
 * What is wrong at a computer of the office: looks once at each device of the settings and at the
 * computer itself, and says what to do. Changes nothing. Knows no kind of device.
 */
package id.loket.doctor;
