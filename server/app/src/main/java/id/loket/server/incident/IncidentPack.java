package id.loket.server.incident;

import id.loket.server.document.Document;
import id.loket.server.health.Version;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.PastCatalogues;
import id.loket.server.journal.Tally;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files for the notice within three days, made from a copy of the office's file. */
public final class IncidentPack {
  private final Database database;
  private final List<? extends Tally> tallies;
  private final Catalogue catalogue;

  /**
   * @param database a copy, at this program's version
   * @throws IllegalStateException if the office has no catalogue yet
   */
  public IncidentPack(Database database, List<? extends Tally> tallies) {
    this.database = database;
    this.tallies = List.copyOf(tallies);
    this.catalogue =
        new PastCatalogues(database)
            .present()
            .orElseThrow(() -> new IllegalStateException("this office has no catalogue yet"));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Writes it; there is no such file if this fails.
   *
   * @param backups folder of the backups
   * @param simulated whether the letter says that nothing is real
   */
  public void write(Path out, Span span, Path backups, boolean simulated, Instant now)
      throws IOException, SQLException {
    Facts facts = facts(span, backups);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("BACA-DAHULU.txt", README.getBytes(StandardCharsets.UTF_8));
    files.put("ringkasan.json", Json.bytes(summary(span, facts, now)));
    files.put("akses.csv", csv(facts.accesses()));
    files.put("masuk-dan-akun.csv", csv(facts.logins()));
    Document.Letterhead head =
        new Document.Letterhead(
            catalogue.office().name(),
            catalogue.office().address(),
            catalogue.zoneId(),
            catalogue.zoneName(),
            simulated);
    files.put(
        "surat-pemberitahuan.pdf", new IncidentLetter(catalogue, span, facts).on(head).pdf(now));
    OwnersOnly.make(out);
    try (OutputStream file = Files.newOutputStream(out);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> one : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      Files.deleteIfExists(out);
      throw e;
    }
  }

  private Facts facts(Span span, Path backups) throws IOException, SQLException {
    JournalCheck.Result check = JournalCheck.run(database, tallies);
    String newest = newest(backups);
    Function<org.jdbi.v3.core.Handle, Facts> read =
        tables -> {
          FactsFile file = new FactsFile(tables, span);
          return new Facts(
              file.kinds(),
              file.accesses(),
              file.logins(),
              newest,
              check.events(),
              file.head(),
              check.finding());
        };
    return database.read(read);
  }

  private static String newest(Path backups) throws IOException {
    if (!Files.isDirectory(backups)) {
      return "";
    }
    try (Stream<Path> files = Files.list(backups)) {
      return files
          .filter(Files::isRegularFile)
          .map(one -> one.getFileName().toString())
          .filter(name -> name.matches("loket-\\d{4}.*"))
          .max(Comparator.naturalOrder())
          .orElse("");
    }
  }

  private static Map<String, Object> summary(Span span, Facts facts, Instant now) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", 1);
    all.put("program", Version.NUMBER);
    all.put("madeAt", now.toString());
    all.put("from", span.from().toString());
    all.put("to", span.to().toString());
    all.put("kinds", facts.kinds());
    all.put("openings", facts.openings());
    all.put("logins", facts.count("LOGIN"));
    all.put("wrongPasswords", facts.count("WRONG_PASSWORD"));
    all.put("newestBackup", facts.newestBackup());
    all.put(
        "journal",
        Map.of(
            "events", facts.events(),
            "head", facts.head(),
            "sound", facts.finding().isEmpty(),
            "finding", facts.finding()));
    return all;
  }

  /** Nothing in it comes from outside, so nothing needs a quotation mark. */
  private static byte[] csv(List<Facts.Access> rows) {
    StringBuilder lines = new StringBuilder("waktu_utc;siapa;apa;berapa\n");
    for (Facts.Access one : rows) {
      lines.append("%s;%s;%s;%d\n".formatted(one.at(), one.who(), one.what(), one.count()));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static final String README =
      """
      Bahan pemberitahuan kegagalan pelindungan data pribadi (UU 27/2022 Pasal 46), paling lambat
      3 x 24 jam sejak diketahui: kepada yang bersangkutan dan lembaga pelindungan data pribadi.

      surat-pemberitahuan.pdf  rancangan surat; isi bagian yang bertanda [ISI: ...]
      ringkasan.json           jenis data, jumlah orang, cadangan, pemeriksaan catatan
      akses.csv                siapa membuka data pribadi, menurut catatan
      masuk-dan-akun.csv       masuk, gagal masuk, dan perubahan akun

      Tidak memuat nama. Akun ditulis sebagai peran dan nomor; kantor tahu siapa yang dimaksud menurut
      urutan dibuatnya akun di halaman Akun. Yang membuka data tanpa program ini tidak tercatat di sini.
      """;
}
