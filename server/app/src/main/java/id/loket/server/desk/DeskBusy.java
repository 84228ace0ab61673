package id.loket.server.desk;

/** The desk can't take more now; nothing was promised and the caller may try again. */
public final class DeskBusy extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeskBusy(String message) {
    super(message);
  }
}
