package id.loket.server.rules;

import java.time.Instant;

/**
 * An order to the office. Deciding reads the office and never changes it; everything random or from
 * outside (tokens, the time) is in the command or the arguments, so the same office and command
 * always give the same decision.
 */
public interface Command {
  Decision decide(Office office, Instant now);
}
