package id.loket.server.web;

import id.loket.server.desk.Follower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the office can do, whole: the ways in, who follows what happened, what is done now
 * and then, the folders of its pages, what a technician can look after, and what it keeps of a
 * person. Who may use the ways in stands in {@code access/<name>.json}, how they are used in {@code
 * openapi/<name>.yaml}. A value.
 */
public record Feature(
    String name,
    List<Route> routes,
    List<Follower> followers,
    List<Chore> chores,
    List<String> pages,
    List<Checks> checks,
    List<Holding> holdings) {
  public Feature {
    routes = List.copyOf(routes);
    followers = List.copyOf(followers);
    chores = List.copyOf(chores);
    pages = List.copyOf(pages);
    checks = List.copyOf(checks);
    holdings = List.copyOf(holdings);
  }

  /** Something that is done again and again, on the office's timer; the pauses lie between. */
  public record Chore(String name, Duration pause, Runnable work) {}

  public static Feature of(String name, List<Route> routes) {
    return new Feature(name, routes, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public Feature followedBy(Follower follower) {
    return new Feature(name, routes, with(followers, follower), chores, pages, checks, holdings);
  }

  public Feature every(Duration pause, Runnable work) {
    return new Feature(
        name,
        routes,
        followers,
        with(chores, new Chore(name, pause, work)),
        pages,
        checks,
        holdings);
  }

  /**
   * @param folders below {@code screens/}
   */
  public Feature shownOn(String... folders) {
    return new Feature(name, routes, followers, chores, List.of(folders), checks, holdings);
  }

  /** Its rows on the list of checks. */
  public Feature checked(Checks rows) {
    return new Feature(name, routes, followers, chores, pages, with(checks, rows), holdings);
  }

  /** What it keeps of a person, for that person's own copy. */
  public Feature holding(Holding holding) {
    return new Feature(name, routes, followers, chores, pages, checks, with(holdings, holding));
  }

  /** Rows that are looked at without the desk. */
  public Feature checkedOffDesk(Checks.OffDesk rows) {
    return checked(rows);
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
