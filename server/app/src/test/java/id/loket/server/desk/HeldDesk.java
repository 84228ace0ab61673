package id.loket.server.desk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A desk that does nothing for a while, so that what is asked meanwhile waits together. */
public final class HeldDesk {
  private HeldDesk() {}

  /** Returns once the desk stands still, which it does until the latch is counted down. */
  public static CountDownLatch hold(OfficeDesk desk) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    desk.look(
        office -> {
          held.countDown();
          try {
            return gate.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    held.await();
    return gate;
  }
}
