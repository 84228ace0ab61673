package id.loket.server.seeker;

import id.loket.server.rules.Event;

/**
 * Somebody wants to be called when there is work that fits. Names nobody.
 *
 * @param seeker random id of the entry and of its sealed words
 * @param person random id of whose words they are
 * @param ticket of the visit
 * @param sha256 of the sealed words
 * @param consent the version of the words to which the person has agreed
 * @param by the actor who has put it down
 */
record SeekerNoted(
    String seeker, String person, String ticket, String sha256, String consent, String by)
    implements Event {}
