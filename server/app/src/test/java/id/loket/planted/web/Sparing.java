package id.loket.planted.web;

import id.loket.server.access.Passwords;

/** Hashes at no cost where visitors' data lie. */
public final class Sparing {
  void open() {
    Passwords.spareTests();
  }
}
