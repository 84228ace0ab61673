package id.loket.server.dossier;

/**
 * Words of or about a person, as the journal knows them.
 *
 * @param id of the row in which they lie sealed
 * @param person whose key they are sealed with
 * @param sha256 of what lies there
 */
record Words(String id, String person, String sha256) {}
