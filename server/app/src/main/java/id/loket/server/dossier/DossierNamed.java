package id.loket.server.dossier;

import java.util.Optional;

/** Whose berkas it is was noted, in words that take the place of those before. */
record DossierNamed(String dossier, Optional<Words> words) implements OfDossier, Worded {}
