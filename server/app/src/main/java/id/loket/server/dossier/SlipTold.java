package id.loket.server.dossier;

/** How the printing of a list of what is missing stands. */
record SlipTold(String job, String dossier, String state, String reason) implements OfDossier {}
