package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private static final String PROXY = "127.0.0.1";
  private static final TrustedProxies HOUSE =
      TrustedProxies.of(List.of(PROXY, "::1", "10.1.2.0/24", "fd00::/8"));

  @Test
  void aProxyOfTheHouseSaysForWhomItAsks() {
    for (String one :
        List.of("192.0.2.7", "192.0.2.7:4711", " 192.0.2.7 ", "10.1.2.9, 192.0.2.7, 10.1.2.1")) {
      assertEquals("192.0.2.7", place("X-Forwarded-For", one), one);
    }
    for (String one :
        List.of("for=192.0.2.7", "For=\"192.0.2.7:80\";proto=http", "for = 192.0.2.7")) {
      assertEquals("192.0.2.7", place("Forwarded", one), one);
    }
  }

  @Test
  void whatAVisitorWroteBeforeTheProxyCountsForNothing() {
    assertEquals("192.0.2.7", place("X-Forwarded-For", "198.51.100.1, 192.0.2.7"));
    assertEquals("192.0.2.7", place("X-Forwarded-For", "127.0.0.1, 192.0.2.7"));
    assertEquals("192.0.2.7", place("Forwarded", "for=198.51.100.1, for=192.0.2.7;by=x"));
    assertEquals(
        "192.0.2.7",
        HOUSE
            .visitor(
                PROXY,
                false,
                headers(Map.of("X-Forwarded-For", List.of("198.51.100.1", "192.0.2.7"))))
            .place());
  }

  @Test
  void whatCannotBeReadIsTheProxyItself() {
    for (String one :
        List.of(
            "", "unknown", "_hidden", "loket.example", "999.1.1.1", "1.2.3", "192.0.2.7x", "::g")) {
      assertEquals(PROXY, place("X-Forwarded-For", one), one);
    }
    assertEquals(PROXY, place("Forwarded", "for=unknown"));
  }

  @Test
  void whereTheTwoHeadersContradictEachOtherNeitherIsBelieved() {
    Map<String, List<String>> both =
        Map.of("X-Forwarded-For", List.of("192.0.2.7"), "Forwarded", List.of("for=198.51.100.1"));
    Map<String, List<String>> agreeing =
        Map.of("X-Forwarded-For", List.of("192.0.2.7"), "Forwarded", List.of("for=192.0.2.7"));

    assertEquals(PROXY, HOUSE.visitor(PROXY, false, headers(both)).place());
    assertEquals("192.0.2.7", HOUSE.visitor(PROXY, false, headers(agreeing)).place());
  }

  @Test
  void fromAnybodyElseTheHeadersCountForNothing() {
    Map<String, List<String>> all =
        Map.of(
            "X-Forwarded-For", List.of("10.1.2.3"),
            "X-Forwarded-Proto", List.of("https"),
            "X-Forwarded-Host", List.of("evil.example"),
            "Forwarded", List.of("for=10.1.2.3;proto=https;host=evil.example"),
            "Host", List.of("loket:7070"));

    for (String peer : List.of("192.0.2.9", "127.0.0.2", "10.1.3.1", "[2001:db8::1]")) {
      Visitor visitor = HOUSE.visitor(peer, false, headers(all));
      assertFalse(visitor.proxied(), peer);
      assertFalse(visitor.https(), peer);
      assertEquals("loket:7070", visitor.host(), peer);
      assertFalse(visitor.place().startsWith("10.1.2"), peer);
    }
    assertFalse(TrustedProxies.NONE.visitor(PROXY, false, headers(all)).proxied());
  }

  @Test
  void oneComputerWithManyAddressesOfItsIpv6NetworkIsOnePlace() {
    String one = place("X-Forwarded-For", "2001:db8:1:2::3");

    assertEquals(one, place("X-Forwarded-For", "[2001:db8:1:2:ffff:1:2:3]:4711"));
    assertEquals(one, place("Forwarded", "for=\"[2001:db8:1:2:a::1]\""));
    assertFalse(one.equals(place("X-Forwarded-For", "2001:db8:1:3::3")));
    assertEquals("192.0.2.7", place("X-Forwarded-For", "::ffff:192.0.2.7"));
  }

  @Test
  void theVisitorsLineAndNameAreThoseBeforeTheProxy() {
    Visitor visitor =
        HOUSE.visitor(
            "[::1]",
            false,
            headers(
                Map.of(
                    "Host", List.of("127.0.0.1:7070"),
                    "X-Forwarded-Host", List.of("loket.example:8443"),
                    "X-Forwarded-Proto", List.of("HTTPS"))));

    assertTrue(visitor.https());
    assertEquals("loket.example:8443", visitor.host());
    assertTrue(
        HOUSE
            .visitor(
                "fd00::7", false, headers(Map.of("Forwarded", List.of("proto=https;host=\"a:1\""))))
            .https());
  }

  @Test
  void aSettingThatIsNoAddressIsRefused() {
    for (String wrong :
        List.of("", "nginx", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0", "*")) {
      assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(List.of(wrong)), wrong);
    }
  }

  private static String place(String header, String value) {
    return HOUSE.visitor(PROXY, false, headers(Map.of(header, List.of(value)))).place();
  }

  private static java.util.function.Function<String, List<String>> headers(
      Map<String, List<String>> headers) {
    return name -> headers.getOrDefault(name, List.of());
  }
}
