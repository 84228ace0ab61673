package id.loket.server.dossier;

/** Somebody was shown what is written in a berkas of a person. */
record DossierRead(String dossier, String by) implements OfDossier {}
