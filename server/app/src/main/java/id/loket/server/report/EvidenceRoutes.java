package id.loket.server.report;

import id.loket.server.document.Documents;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Plans;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Route;
import id.loket.skm.PeriodReport;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The evidence of a period as one folder. */
final class EvidenceRoutes {
  private final Supplier<Catalogue> catalogue;
  private final Reports reports;
  private final PeriodPapers papers;
  private final Plans plans;
  private final Photos photos;
  private final SignedPapers signed;
  private final DocumentFolder folder;
  private final Documents documents;
  private final Clock clock;

  EvidenceRoutes(
      Supplier<Catalogue> catalogue,
      Reports reports,
      PeriodPapers papers,
      Plans plans,
      Photos photos,
      SignedPapers signed,
      DocumentFolder folder,
      Documents documents,
      Clock clock) {
    this.catalogue = catalogue;
    this.reports = reports;
    this.papers = papers;
    this.plans = plans;
    this.photos = photos;
    this.signed = signed;
    this.folder = folder;
    this.documents = documents;
    this.clock = clock;
  }

  Feature feature() {
    return Feature.of(
        "evidence", List.of(Route.get("/api/v1/ikm/evidence.zip", "evidence.read", this::give)));
  }

  private void give(Context context, Caller caller) throws IOException {
    AskedDays days = AskedDays.of(context);
    Period period = new Period(days.from(), days.to());
    Evidence evidence = folder(period);
    String name = papers.mark() + "bukti-dukung-skm-" + days.from() + "-" + days.to() + ".zip";
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    context.contentType("application/zip");
    evidence.zip(page(period), clock.instant(), context.outputStream());
  }

  private Evidence folder(Period period) throws IOException {
    PeriodReport whole = reports.of(period, Optional.empty());
    List<ClosedPeriods.Closed> closings = reports.closings(period);
    List<Plans.Change> changes = plans.changes(period.from(), period.to());
    LocalDate today = reports.today();
    LocalDate closed = closings.isEmpty() ? today : day(closings.get(closings.size() - 1));
    Evidence evidence = new Evidence();
    evidence.add(
        "laporan-skm.pdf",
        "Laporan SKM " + period.name() + (closings.isEmpty() ? " (sementara)" : ""),
        closed,
        documents.drawn(papers.report(period, Optional.empty())));
    if (!closings.isEmpty()) {
      evidence.add(
          "papan-skm.pdf",
          "Papan hasil SKM yang diumumkan",
          closed,
          documents.drawn(papers.board(closings.get(closings.size() - 1))));
    }
    evidence.add(
        "tindak-lanjut-skm.pdf",
        "Rencana tindak lanjut dan laporan pelaksanaannya",
        changes.isEmpty()
            ? today
            : LocalDate.ofInstant(changes.get(changes.size() - 1).at(), catalogue.get().zoneId()),
        documents.drawn(papers.followUp(period)));
    addSigned(evidence, period);
    addPhotos(evidence, period);
    evidence.add(
        "uraian.txt",
        "Uraian laporan dalam kata-kata kantor",
        closed,
        papers.narrative(period).getBytes(StandardCharsets.UTF_8));
    evidence.add("ikm.xlsx", "Olah data dengan rumus", closed, papers.workbook(whole));
    return evidence;
  }

  private void addSigned(Evidence evidence, Period period) throws IOException {
    for (SignedPapers.Paper one : signed.of(period)) {
      evidence.add(
          "ditandatangani/%02d-%s".formatted(one.number(), Evidence.fileName(one.name())),
          "Laporan yang sudah ditandatangani, untuk penutupan versi " + one.closing(),
          LocalDate.ofInstant(one.at(), catalogue.get().zoneId()),
          folder.sound(one.sha256()),
          one.sha256());
    }
  }

  private void addPhotos(Evidence evidence, Period period) throws IOException {
    Map<String, String> activities =
        plans.of(period.from(), period.to()).value().activities().stream()
            .collect(Collectors.toMap(Plan.Activity::id, Plan.Activity::text));
    int number = 1;
    for (Photos.Photo one : photos.of(period)) {
      String name = "foto/%02d.jpg".formatted(number++);
      String what =
          "Foto pelaksanaan: " + activities.getOrDefault(one.activity(), "kegiatan yang dihapus");
      LocalDate on = LocalDate.ofInstant(one.at(), catalogue.get().zoneId());
      Optional<Path> file = folder.soundPhoto(one.sha256());
      if (file.isPresent()) {
        evidence.add(name, what, on, file.get(), one.sha256());
      } else {
        evidence.missing(name, what, on, one.bytes(), one.sha256());
      }
    }
  }

  private List<String> page(Period period) {
    List<ClosedPeriods.Closed> closings = reports.closings(period);
    List<Plans.Change> changes = plans.changes(period.from(), period.to());
    List<String> lines = new ArrayList<>();
    if (!papers.mark().isEmpty()) {
      lines.add("SIMULASI - bukan angka kantor sungguhan");
    }
    lines.add("Bukti dukung Survei Kepuasan Masyarakat (SKM)");
    lines.add(catalogue.get().office().name());
    lines.add(period.name() + " (" + period.days() + ")");
    lines.add("");
    for (ClosedPeriods.Closed one : closings) {
      lines.add(
          "Ditutup %s sebagai versi %d, sidik data (SHA-256) %s."
              .formatted(SkmDocument.DAY.format(day(one)), one.number(), one.figures().sha256()));
    }
    if (closings.isEmpty()) {
      lines.add("Periode ini belum ditutup: angka masih dapat berubah, belum ada papan hasil.");
    } else {
      lines.add(Evidence.Pace.of(closings.get(0).at(), changes, catalogue.get().zoneId()).words());
    }
    lines.add("Foto papan di ruang tunggu tidak disimpan di Loket; tambahkan sendiri.");
    return lines;
  }

  private LocalDate day(ClosedPeriods.Closed one) {
    return LocalDate.ofInstant(one.at(), catalogue.get().zoneId());
  }
}
