package id.loket.server.dossier;

/**
 * Service began. Names nobody.
 *
 * @param code unguessable; whoever has it, as on the list of what is missing, may go on with it
 * @param person random id of whose words it will hold
 * @param revision of the procedure that holds for it
 * @param standard number and date of the decision that holds for it
 * @param language of the visitor
 */
record DossierOpened(
    String dossier,
    String code,
    String person,
    String ticket,
    String service,
    String revision,
    String standard,
    String language)
    implements OfDossier {}
