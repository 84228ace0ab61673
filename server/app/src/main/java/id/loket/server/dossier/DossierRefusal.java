package id.loket.server.dossier;

import id.loket.server.rules.Refusal;

/** Why something can't be done with a berkas now. */
enum DossierRefusal implements Refusal {
  UNKNOWN_DOSSIER("There is no such berkas."),
  UNKNOWN_STEP("The procedure has no such step."),
  UNKNOWN_LINE("The checklist has no such line."),
  UNKNOWN_PRODUCT("The procedure has no such product."),
  STEP_DONE("This step is done already."),
  STEP_BY_ITSELF("This step is done by what happens in the hall."),
  STEP_TOO_EARLY("A step before this one is still open."),
  STEP_NEEDED("The procedure does not go on without this step."),
  LINES_OPEN("A paper is missing, or not looked at as this step asks."),
  NOTHING_MISSING("Every paper is there: nothing has to be brought."),
  LINE_CHANGED("Somebody else has marked this line meanwhile."),
  MARK_NOT_ASKED("This mark is not asked for at this step."),
  EVIDENCE_NEEDED("This step needs what the procedure asks to be noted with it."),
  DOSSIER_CLOSED("This berkas is closed."),
  DOSSIER_WAITS("This berkas waits for the visitor to come back."),
  DOSSIER_HAS_TICKET("This berkas has a number in the hall already."),
  VISIT_ELSEWHERE("The visitor of this berkas is not at this loket."),
  PRODUCT_RECORDED("The product is recorded already."),
  NO_PRODUCT("The product is not recorded yet."),
  NO_SLIP("No list of what is missing was printed for this berkas."),
  NO_PAPER_PLACE("No printer belongs to this place.");

  private final String sentence;

  DossierRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
