package id.loket.server.rules;

/** Why the hall says no. */
public enum Reason implements Refusal {
  OFFICE_CLOSED("The office is closed now."),
  NUMBERS_DOUBTED(
      "The office goes on from an older state; somebody has to say the last numbers of today"
          + " first."),
  NOTHING_DOUBTED("Nobody asks for the last numbers; the office knows them."),
  NUMBERS_INCOMPLETE("The last number of each service that gives numbers is needed, 0 for none."),
  NUMBER_TOO_LOW("A last number is lower than one that the office has given itself today."),
  SERVICE_CLOSED("This service is closed out of turn; its notice says why."),
  QUOTA_REACHED("The last number of today was given for this service."),
  LAST_TICKET_OVER("The time is over until which this service gives numbers today."),
  SERVICE_WITHOUT_TICKET("This service takes no number: its visitors go straight to the desk."),
  SERVICE_WITH_TICKET("This service gives numbers: its visitors take one."),
  UNKNOWN_SERVICE("There is no service with this code."),
  TOO_MANY_TICKETS("This kiosk has issued as many numbers as it may in a minute."),
  COPY_LIMIT("The kiosk has printed this slip as often as it may; the guard prints it again."),
  UNKNOWN_TICKET("There is no such ticket today."),
  UNKNOWN_COUNTER("There is no loket with this number."),
  UNKNOWN_HELP_CALL("There is no such call for help."),
  NOBODY_WAITING("Nobody is waiting for a service of this loket."),
  STILL_SERVING("Another visitor is still called or served at this loket."),
  COUNTER_TAKEN("Another officer holds this loket."),
  COUNTER_EMPTY("Nobody works at this loket, so its button calls nobody."),
  COUNTER_PAUSED("This loket pauses; it has to be opened first."),
  NOT_YOUR_COUNTER("This officer does not hold this loket; it has to be taken first."),
  NOT_SERVED_HERE("This loket does not serve that ticket's service."),
  NOTHING_CALLED("Nobody is called or served at this loket."),
  ALREADY_STARTED("The service of this visitor has begun already."),
  NOT_STARTED("The service of this visitor has not begun yet."),
  RECALL_TOO_SOON("The last call is too recent; the settings say how long to wait."),
  RECALL_LIMIT("This visitor was called as often as the settings allow."),
  NO_SHOW_TOO_SOON(
      "The visitor has not been called as often, or not as long ago, as the settings ask."),
  NOTHING_TO_UNDO("There is nothing that can still be undone."),
  ALREADY_HEARD("The hall has heard this call already, so it can't be undone."),
  SURVEY_ANSWERED("The visitor has answered the survey already, so the end can't be undone."),
  SURVEY_CLOSED("This survey is closed."),
  SENT_NOWHERE("The visitor is to be sent to where they are already."),
  TICKET_NOT_RESTING("This ticket was neither put aside nor sent on a detour."),
  TICKET_NOT_WAITING("This ticket does not wait."),
  TICKET_CLOSED("This ticket's state does not allow that."),
  REASON_NEEDED("A reason is needed to call somebody out of turn."),
  JOB_CLOSED("This slip is not to be printed, or not by this station."),
  DAY_NOT_ASKED("Nobody doubts this day, so there is no other to go back to."),
  ZONE_WITH_PEOPLE(
      "This catalogue changes the zone while people wait; it has to be confirmed with"
          + " confirmZone."),
  DAY_UNSURE(
      "People of the day before would find no service if this morning's date is wrong; somebody has"
          + " to say first that it is right."),
  NO_PRINTER("Neither this screen nor the ticket's kiosk has a printer."),
  CATALOGUE_IN_USE("What is in use today could not be finished by this catalogue."),
  CATALOGUE_CHANGED("The catalogue in force is not the one that this was made from.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Kind kind() {
    return this == SURVEY_CLOSED ? Kind.GONE : Refusal.super.kind();
  }
}
