package id.loket.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches the bundle for the clear text of all that may not leave the office. */
class DoctorBundleTest {
  private static final String NIK = "9901011234560001";
  private static final List<String> CANARIES =
      List.of(NIK, "Siti Aminah", "s3sam-buka", "kunciKamera", "tokenStasiun99", "juru:kunci");

  @TempDir private Path folder;

  @Test
  void whatNamesAPersonOrOpensADoorIsNotInIt() throws Exception {
    String url = "http://juru:kunci@10.0.0.5/stream?key=kunciKamera&nik=" + NIK;
    Row row =
        Row.down("screen.k1", "screen.KIOSK")
            .with("name", "Tablet Siti Aminah")
            .with("detail", "Siti Aminah")
            .with("address", url)
            .detailed(url + ": refused tokenStasiun99 for " + NIK);
    DoctorBundle bundle =
        new DoctorBundle(
            new DoctorReport(List.of(row), List.of("note s3sam-buka")),
            Map.of("kiosk.conf", List.of("cameras[0].address = " + url, "x = s3sam-buka")),
            List.of("s3sam-buka", "tokenStasiun99"));

    bundle.write(folder.resolve("bundle.zip"));

    String all = unpacked();
    CANARIES.forEach(one -> assertFalse(all.contains(one), one + " in " + all));
    assertTrue(all.contains("screen.KIOSK") && all.contains("http://***@10.0.0.5/stream?***"), all);
  }

  private String unpacked() throws Exception {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        all.append(entry.getName()).append(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
