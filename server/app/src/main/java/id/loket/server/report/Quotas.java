package id.loket.server.report;

import id.loket.skm.PeriodReport;
import id.loket.skm.SampleSize;
import java.util.ArrayList;
import java.util.List;

/** How many respondents each service should have, as many more as it serves more; and has. */
record Quotas(long target, List<OfService> services) {
  /**
   * @param served visits that were finished
   * @param quota its share of the target
   */
  record OfService(String name, long served, long quota, long respondents) {
    long missing() {
      return Math.max(0, quota - respondents);
    }
  }

  /**
   * @param whole of the office: what no service has any more stands in a row of its own
   */
  static Quotas of(PeriodReport whole, List<SkmFigures.OfService> services) {
    List<OfService> all = new ArrayList<>();
    long served = whole.served();
    long respondents = whole.counts().respondents();
    for (SkmFigures.OfService one : services) {
      PeriodReport its = one.report();
      all.add(new OfService(one.name(), its.served(), 0, its.counts().respondents()));
      served -= its.served();
      respondents -= its.counts().respondents();
    }
    if (served > 0) {
      all.add(new OfService("Layanan lain", served, 0, Math.max(0, respondents)));
    }
    List<Long> quotas = SampleSize.quotas(all.stream().map(OfService::served).toList());
    List<OfService> shared = new ArrayList<>();
    for (OfService one : all) {
      long quota = quotas.get(shared.size());
      shared.add(new OfService(one.name(), one.served(), quota, one.respondents()));
    }
    return new Quotas(quotas.stream().mapToLong(Long::longValue).sum(), shared);
  }
}
