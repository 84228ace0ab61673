package id.loket.server.survey;

import java.time.Instant;

/**
 * An offer to answer, open for a few minutes.
 *
 * @param token one-time, unguessable; it is spent together with storing the answers
 */
record Invitation(String token, String ticket, String service, int counter, Instant expires) {}
