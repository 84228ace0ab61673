package id.loket.server.dossier;

import java.util.Optional;

/** An event with which somebody wrote something. */
interface Worded {
  Optional<Words> words();
}
