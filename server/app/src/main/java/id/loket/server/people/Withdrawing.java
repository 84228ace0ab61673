package id.loket.server.people;

import id.loket.server.journal.Registers;
import id.loket.server.keys.KeyStore;
import id.loket.server.web.Caller;
import id.loket.server.web.Requests;
import io.javalin.http.Context;
import java.util.List;

/**
 * Lets go of what somebody had agreed to, at once: of what lies under these ids, and of nothing
 * beside it. The row goes first and its key after it, and nobody is answered before both are gone;
 * a key that a power cut leaves is taken at the next start.
 */
public final class Withdrawing {
  private final Requests requests;
  private final KeyStore keys;
  private final Registers registers;

  public Withdrawing(Requests requests, KeyStore keys, Registers registers) {
    this.requests = requests;
    this.keys = keys;
    this.registers = registers;
  }

  /** Said again, it changes nothing. */
  public void withdraw(Context context, Caller caller, String requestId, List<String> persons) {
    LetPass deed =
        new LetPass(persons, caller.actor(), PersonErased.Reason.CONSENT_WITHDRAWN, registers);
    requests.order(context, caller, requestId, deed);
    keys.erase(persons, caller.actor());
  }
}
