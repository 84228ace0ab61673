package id.loket.device.printer;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A queue of the operating system, as far as a driver has to know it. */
interface Spooler {
  /** How a job stands in the queue. */
  enum Job {
    /** In the queue or on its way. */
    OPEN,
    /** Handed over to the device, which says nothing of any paper. */
    HANDED_OVER,
    /** Taken out of the queue before it was handed over. */
    GIVEN_UP
  }

  /** How the queue stands. */
  enum State {
    WORKS,
    /** Stopped, by hand or after an error. */
    STOPPED,
    MISSING
  }

  State state() throws IOException;

  /** Puts bytes in, as they are. */
  void submit(byte[] bytes, String jobName) throws IOException;

  /** The jobs of the queue by their id, those that are over included, oldest first. */
  Map<String, Job> jobs() throws IOException;

  void cancel(List<String> ids) throws IOException;
}
