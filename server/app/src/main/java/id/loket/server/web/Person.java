package id.loket.server.web;

/** Somebody of the staff, logged in. */
public record Person(String user, String name, Role role) {}
