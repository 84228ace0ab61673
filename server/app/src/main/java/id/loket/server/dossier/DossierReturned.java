package id.loket.server.dossier;

/** Papers are missing: the visitor goes to get them, and the office's clock rests. */
record DossierReturned(String dossier, String ticket, String step, String by)
    implements OfDossier {}
