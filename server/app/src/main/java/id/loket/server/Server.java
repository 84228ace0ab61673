package id.loket.server;

public final class Server {
  private Server() {}

  public static void main(String[] args) {
    System.exit(1);
  }
}
