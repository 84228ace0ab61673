package id.loket.planted.web;

/** Something on a higher floor. */
public final class Anything {}
