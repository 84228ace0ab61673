package id.loket.server.capture;

import id.loket.server.rules.Event;

/**
 * A template of a finger is kept, because the visitor agreed.
 *
 * @param template random id of the template
 * @param subject random id under which its key is kept, and erased
 * @param consentBy the actor to whom the visitor said so
 * @param sha256 of the sealed template
 * @param simulated whether a simulated device made it
 */
record TemplateKept(
    String template,
    String subject,
    String capture,
    String quality,
    String consentBy,
    String sha256,
    boolean simulated)
    implements Event {}
