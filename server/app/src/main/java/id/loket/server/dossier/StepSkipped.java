package id.loket.server.dossier;

import java.util.Optional;

/**
 * The visit goes on without a step.
 *
 * @param reason a word of ours where there is one; else it stands in the sealed words
 */
record StepSkipped(String dossier, String step, String by, String reason, Optional<Words> words)
    implements OfDossier, Worded {}
