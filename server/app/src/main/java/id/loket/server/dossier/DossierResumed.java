package id.loket.server.dossier;

/** The visitor is back, with a new number for the same berkas. */
record DossierResumed(String dossier, String ticket, String by) implements OfDossier {}
