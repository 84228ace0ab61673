package id.loket.server.report;

import id.loket.server.followup.Plan;
import id.loket.server.followup.Plans;
import id.loket.server.journal.Digest;
import id.loket.server.web.Spreadsheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What an office shows whoever judges its survey of a period ("bukti dukung"): the papers, and a
 * list that says of each what it is, of which day, and its SHA-256. Of one thread.
 */
final class Evidence {
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * @param on the day that it shows
   * @param source null for what is missing
   */
  private record Piece(
      String name, String what, LocalDate on, long size, String sha256, Source source) {}

  /** Where the bytes of a piece come from. */
  private interface Source {
    void to(OutputStream out) throws IOException;
  }

  void add(String name, String what, LocalDate on, byte[] bytes) {
    pieces.add(new Piece(name, what, on, bytes.length, Digest.of(bytes), out -> out.write(bytes)));
  }

  /** A file that may be large. */
  void add(String name, String what, LocalDate on, Path file, String sha256) throws IOException {
    pieces.add(new Piece(name, what, on, Files.size(file), sha256, out -> Files.copy(file, out)));
  }

  /** A file that should be there and isn't, or not as it was: it stands in the list alone. */
  void missing(String name, String what, LocalDate on, long size, String sha256) {
    String told = "TIDAK ADA, hilang atau rusak - " + what;
    pieces.add(new Piece(name, told, on, size, sha256, null));
  }

  /**
   * Between a report and the last of the activities that followed it.
   *
   * @param reported the day on which the period was closed first
   * @param last the day on which the last of those that are done was noted to be
   */
  record Pace(LocalDate reported, Optional<LocalDate> last, int done, int planned) {
    static Pace of(Instant closed, List<Plans.Change> changes, ZoneId zone) {
      Plan now = changes.isEmpty() ? null : changes.get(changes.size() - 1).plan();
      List<String> done = now == null ? List.of() : done(now);
      return new Pace(
          LocalDate.ofInstant(closed, zone),
          done.stream()
              .map(id -> doneSince(id, changes))
              .max(Instant::compareTo)
              .map(at -> LocalDate.ofInstant(at, zone)),
          done.size(),
          now == null ? 0 : now.activities().size());
    }

    private static List<String> done(Plan plan) {
      return plan.activities().stream()
          .filter(one -> one.state() == Plan.State.DONE)
          .map(Plan.Activity::id)
          .toList();
    }

    /** When it was noted to be done, and has been ever since. */
    private static Instant doneSince(String id, List<Plans.Change> changes) {
      Instant since = changes.get(changes.size() - 1).at();
      for (int i = changes.size() - 1; i >= 0 && done(changes.get(i).plan()).contains(id); i--) {
        since = changes.get(i).at();
      }
      return since;
    }

    /** Months that were begun; 0 for what was done before the report. */
    long months() {
      LocalDate until = last.orElse(reported);
      if (!until.isAfter(reported)) {
        return 0;
      }
      long whole = ChronoUnit.MONTHS.between(reported, until);
      return reported.plusMonths(whole).isBefore(until) ? whole + 1 : whole;
    }

    String words() {
      if (last.isEmpty()) {
        return "Belum ada kegiatan tindak lanjut yang tercatat selesai (0 dari %d)."
            .formatted(planned);
      }
      return ("Dari laporan (%s) sampai kegiatan terakhir yang tercatat selesai (%s): %d bulan;"
              + " %d dari %d kegiatan selesai.")
          .formatted(
              SkmDocument.DAY.format(reported),
              SkmDocument.DAY.format(last.get()),
              months(),
              done,
              planned);
    }
  }

  /**
   * All of it, with the list and a page to begin with.
   *
   * @param lines what stands on that page above the list of files
   */
  void zip(List<String> lines, Instant now, OutputStream out) throws IOException {
    byte[] page = page(lines).getBytes(StandardCharsets.UTF_8);
    byte[] list = list().getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "BACA-SAYA.txt", to -> to.write(page), now);
      put(zip, "daftar.csv", to -> to.write(list), now);
      for (Piece one : pieces.stream().filter(it -> it.source() != null).toList()) {
        put(zip, one.name(), one.source(), now);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, Source source, Instant now)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(now.toEpochMilli());
    zip.putNextEntry(entry);
    source.to(zip);
    zip.closeEntry();
  }

  private String page(List<String> lines) {
    StringBuilder page = new StringBuilder();
    lines.forEach(line -> page.append(line).append("\r\n"));
    page.append("\r\nIsi folder (rincian dan sidik SHA-256 pada daftar.csv):\r\n");
    pieces.forEach(
        one -> page.append("- ").append(one.name()).append(": ").append(one.what()).append("\r\n"));
    return page.toString();
  }

  private String list() {
    return Spreadsheet.of(
        csv -> {
          csv.row("No.", "Berkas", "Keterangan", "Tanggal", "Byte", "SHA-256");
          int number = 1;
          for (Piece one : pieces) {
            csv.row(
                Integer.toString(number++),
                one.name(),
                one.what(),
                one.on().toString(),
                Long.toString(one.size()),
                one.sha256());
          }
        });
  }

  /** A name that every computer takes. */
  static String fileName(String given) {
    String plain = given.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    String short80 = plain.substring(0, Math.min(plain.length(), 80));
    return short80.toLowerCase(Locale.ROOT).endsWith(".pdf") ? short80 : short80 + ".pdf";
  }
}
