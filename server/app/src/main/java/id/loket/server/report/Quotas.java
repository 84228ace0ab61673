package id.loket.server.report;

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

  static Quotas of(List<SkmFigures.OfService> services) {
    List<Long> served = services.stream().map(one -> one.report().served()).toList();
    List<Long> quotas = SampleSize.quotas(served);
    List<OfService> all = new ArrayList<>();
    for (int at = 0; at < quotas.size(); at++) {
      SkmFigures.OfService one = services.get(at);
      all.add(
          new OfService(
              one.name(), served.get(at), quotas.get(at), one.report().counts().respondents()));
    }
    return new Quotas(quotas.stream().mapToLong(Long::longValue).sum(), all);
  }
}
