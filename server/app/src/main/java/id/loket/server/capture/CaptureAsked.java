package id.loket.server.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.loket.server.rules.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An officer asks for pictures of the visitor who is at the loket.
 *
 * @param station at which the device hangs; empty for the officer's own browser
 * @param kind of picture, such as {@code FINGERPRINT}
 * @param claim the template of the person whom the visitor claims to be
 * @param consent whether the visitor agreed that a template is kept, as the officer says
 * @param consentVersion of the text that the visitor was shown; empty where none was, as by older
 *     programs
 * @param until it is given up by itself then
 */
record CaptureAsked(
    String capture,
    String ticket,
    LocalDate day,
    int counter,
    String station,
    String device,
    String kind,
    Purpose purpose,
    Optional<String> claim,
    boolean consent,
    int samples,
    Instant until,
    String by,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> consentVersion)
    implements Event {}
