package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StaffCountTest {
  @Test
  void theFigureIsHeldAgainstItsList() {
    StaffCount count =
        StaffCount.of(
            "5 orang yang terdiri atas:\n1. 1 orang security\n2. 1 orang front office\n"
                + "3. 3 orang petugas verifikasi\n4. 1 orang penyusun laporan");

    assertEquals(OptionalInt.of(5), count.stated());
    assertEquals(OptionalInt.of(6), count.listed());
    assertTrue(count.disagrees());
  }

  @Test
  void nothingIsSaidWhereThereIsNothingToHoldAgainst() {
    assertFalse(StaffCount.of("4 orang").disagrees());
    assertFalse(StaffCount.of("").disagrees());
    assertFalse(StaffCount.of("1. 2 orang security\n2. 1 orang ketua tim").disagrees());
    assertFalse(StaffCount.of("3 orang:\n- 2 orang security\n- 1 orang ketua tim").disagrees());
    assertFalse(StaffCount.of("Sesuai 2 orang per loket, lihat Lampiran 3 orang").disagrees());
  }
}
