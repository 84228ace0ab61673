/** Classes that break the house rules on purpose, so that the fences can show that they bite. */
package id.loket.planted;
