package id.loket.server.capture;

/** What a picture is taken for. */
enum Purpose {
  /** The picture alone, to be handed over. */
  TAKE,
  /** Also a template of it, which is kept because the visitor agreed. */
  ENROL,
  /**
   * To hold it against the template of the person whom the visitor claims to be; nothing is kept.
   */
  VERIFY
}
