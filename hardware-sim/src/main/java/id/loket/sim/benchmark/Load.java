package id.loket.sim.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients, each of whom does the next thing as soon as the last one is answered. */
final class Load {
  private Load() {}

  /** One client; closing it hangs up. */
  interface Client extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws IOException {}
  }

  static Figures run(int clients, double warmUpSeconds, double seconds, Callable<Client> maker)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Client> ready = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        ready.add(maker.call());
      }
      long from = System.nanoTime() + (long) (warmUpSeconds * 1e9);
      long until = from + (long) (seconds * 1e9);
      List<Future<long[]>> running = new ArrayList<>();
      for (Client client : ready) {
        running.add(threads.submit(() -> measure(client, from, until)));
      }
      return Figures.of(all(running), seconds);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Counts what ended within the time. */
  private static long[] measure(Client client, long from, long until) throws Exception {
    long[] took = new long[1024];
    int count = 0;
    try (client) {
      for (long began = System.nanoTime(); began < until; ) {
        client.once();
        long ended = System.nanoTime();
        if (ended >= from && ended < until) {
          took = count == took.length ? Arrays.copyOf(took, 2 * count) : took;
          took[count++] = ended - began;
        }
        began = ended;
      }
    }
    return Arrays.copyOf(took, count);
  }

  private static long[] all(List<Future<long[]>> running)
      throws InterruptedException, ExecutionException {
    long[] all = {};
    for (Future<long[]> one : running) {
      long[] more = one.get();
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }
}
