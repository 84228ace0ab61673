package id.loket.server.detour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import id.loket.server.MovedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Siskop2miTest {
  @Test
  void aSiteThatIsDownSaysWhenItWasReachedLast() throws Exception {
    AtomicInteger status = new AtomicInteger(302);
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    site.start();
    MovedClock clock = MovedClock.onAMorning();
    URI address = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/");
    Siskop2mi siskop = new Siskop2mi(Optional.of(address), clock, clock);
    assertEquals(Optional.empty(), siskop.state().reachable());

    siskop.ask().join();
    Instant reached = clock.instant();
    assertEquals(Optional.of(true), siskop.state().reachable());
    status.set(503);
    siskop.ask().join();
    assertEquals(Optional.of(true), siskop.state().reachable(), "asked just now");
    clock.move(Duration.ofMinutes(1));
    siskop.ask().join();
    assertEquals(Optional.of(false), siskop.state().reachable());
    status.set(200);
    site.stop(0);
    clock.move(Duration.ofMinutes(1));
    siskop.ask().join();
    assertEquals(Optional.of(false), siskop.state().reachable());
    assertEquals(Optional.of(reached), siskop.state().lastReachedAt());
  }

  @Test
  void withoutAnAddressNothingIsAsked() {
    MovedClock clock = MovedClock.onAMorning();
    Siskop2mi siskop = new Siskop2mi(Optional.empty(), clock, clock);
    siskop.ask().join();
    assertFalse(siskop.state().isSet());
    assertEquals(Optional.empty(), siskop.state().reachable());
  }
}
