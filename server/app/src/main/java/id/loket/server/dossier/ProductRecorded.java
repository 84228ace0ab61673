package id.loket.server.dossier;

import java.util.Optional;

/**
 * What the service was for is made.
 *
 * @param kind as the procedure names it
 * @param words its number and of what else was noted
 */
record ProductRecorded(String dossier, String kind, String by, Optional<Words> words)
    implements OfDossier, Worded {}
