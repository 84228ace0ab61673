package id.loket.server.dossier;

/** The list of what is missing is to be printed; from the second on it says that it is a copy. */
record SlipAsked(String job, String dossier, String station, int copy, String by)
    implements OfDossier {}
