package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  /** Krejcie and Morgan 1970, table 1: population, then sample. */
  private static final String PUBLISHED =
      "10:10 15:14 20:19 25:24 30:28 35:32 40:36 45:40 50:44 55:48 60:52 65:56 70:59 75:63 80:66"
          + " 85:70 90:73 95:76 100:80 110:86 120:92 130:97 140:103 150:108 160:113 170:118"
          + " 180:123 190:127 200:132 210:136 220:140 230:144 240:148 250:152 260:155 270:159"
          + " 280:162 290:165 300:169 320:175 340:181 360:186 380:191 400:196 420:201 440:205"
          + " 460:210 480:214 500:217 550:226 600:234 650:242 700:248 750:254 800:260 850:265"
          + " 900:269 950:274 1000:278 1100:285 1200:291 1300:297 1400:302 1500:306 1600:310"
          + " 1700:313 1800:317 1900:320 2000:322 2200:327 2400:331 2600:335 2800:338 3000:341"
          + " 3500:346 4000:351 4500:354 5000:357 6000:361 7000:364 8000:367 9000:368 10000:370"
          + " 15000:375 20000:377 30000:379 40000:380 50000:381 75000:382 100000:384";

  @Test
  void thePublishedTableComesOutButForItsLastRow() {
    Map<Long, Long> different = new LinkedHashMap<>();
    int rows = 0;
    for (String row : PUBLISHED.split(" ")) {
      rows++;
      long population = Long.parseLong(row.split(":")[0]);
      long printed = Long.parseLong(row.split(":")[1]);
      if (SampleSize.krejcieMorgan(population) != printed) {
        different.put(population, SampleSize.krejcieMorgan(population));
      }
    }

    assertEquals(90, rows);
    assertEquals(Map.of(100_000L, 383L), different);
  }

  @Test
  void theTargetIsThirtyOrMoreButNeverMoreThanThereArePeople() {
    assertEquals(0, SampleSize.target(0));
    assertEquals(12, SampleSize.target(12));
    assertEquals(30, SampleSize.target(30));
    assertEquals(30, SampleSize.target(32));
    assertEquals(32, SampleSize.target(35));
    assertEquals(278, SampleSize.target(1000));
    assertEquals(384, SampleSize.target(1_000_000_000L));
  }

  @Test
  void aPopulationThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SampleSize.target(-1));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.target(Long.MAX_VALUE));
  }

  @Test
  void eachServiceHasItsShareOfTheTarget() {
    assertEquals(List.of(66L, 65L, 65L), SampleSize.quotas(List.of(133L, 133L, 133L)));
    assertEquals(List.of(20L, 10L, 0L, 1L), SampleSize.quotas(List.of(22L, 11L, 0L, 1L)));
    assertEquals(List.of(0L, 0L), SampleSize.quotas(List.of(0L, 0L)));
    assertEquals(List.of(), SampleSize.quotas(List.of()));
  }

  @Test
  void theQuotasComeToTheTargetAndNoneIsMoreThanItsPart() {
    Random random = new Random(20261128);
    for (int round = 0; round < 2_000; round++) {
      List<Long> parts =
          random.longs(1 + random.nextInt(8), 0, 1 + random.nextInt(5_000)).boxed().toList();

      List<Long> quotas = SampleSize.quotas(parts);

      long all = parts.stream().mapToLong(Long::longValue).sum();
      assertEquals(
          SampleSize.target(all), quotas.stream().mapToLong(Long::longValue).sum(), "" + parts);
      for (int at = 0; at < parts.size(); at++) {
        assertTrue(quotas.get(at) <= parts.get(at), parts + ": " + quotas);
        long share = parts.get(at) * SampleSize.target(all);
        assertTrue(
            Math.abs(quotas.get(at) * all - share) < Math.max(1, all), parts + ": " + quotas);
      }
    }
  }
}
