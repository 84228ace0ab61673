package id.loket.station;

import java.util.function.ToIntFunction;

/**
 * A live topic of the server, and the kind of device that may follow it.
 *
 * @param deviceKind as the administrator's page names it, such as {@code STATION}
 * @param picture the record that the topic's JSON is read into; fields that it doesn't name are
 *     passed over
 * @param version which version of the topic a picture speaks
 * @param known the one version that this program understands
 */
public record Topic<P>(
    String deviceKind, String path, Class<P> picture, ToIntFunction<P> version, int known) {}
