package id.loket.server.rules;

/** Why the office says no. The code is stable; screens translate it. */
public enum Reason {
  OFFICE_CLOSED,
  SERVICE_WITHOUT_TICKET,
  UNKNOWN_SERVICE,
  TOO_MANY_TICKETS,
  UNKNOWN_TICKET,
  UNKNOWN_COUNTER,
  UNKNOWN_HELP_CALL,
  NOBODY_WAITING,
  STILL_SERVING,
  COUNTER_TAKEN,
  COUNTER_PAUSED,
  NOT_YOUR_COUNTER,
  NOT_SERVED_HERE,
  NOTHING_CALLED,
  ALREADY_STARTED,
  NOT_STARTED,
  RECALL_TOO_SOON,
  RECALL_LIMIT,
  NO_SHOW_TOO_SOON,
  NOTHING_TO_UNDO,
  ALREADY_HEARD,
  SURVEY_ANSWERED,
  SURVEY_CLOSED,
  TICKET_NOT_WAITING,
  TICKET_CLOSED,
  REASON_NEEDED,
  JOB_CLOSED,
  NO_PRINTER,
  CATALOGUE_IN_USE;

  /** Lower case with hyphens, such as {@code nobody-waiting}: the problem code on the wire. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
