package id.loket.server.dossier;

import id.loket.server.rules.Event;

/** Something that happened to one berkas. */
interface OfDossier extends Event {
  String dossier();
}
