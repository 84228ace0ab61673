package id.loket.server.dossier;

import id.loket.server.rules.Event;

/** A visit began by this procedure; it is kept as it was, for as long as visits name it. */
record ProcedureKept(String revision, String service, String body) implements Event {}
