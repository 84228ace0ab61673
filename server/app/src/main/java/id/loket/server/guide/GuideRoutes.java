package id.loket.server.guide;

import id.loket.server.web.Feature;
import id.loket.server.web.Pages;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The guide under <em>Bantuan</em>, for everybody: who sets the office up has no account yet.
 * Nothing of the office stands in it. Pages are made when somebody first asks for them, and kept.
 */
public final class GuideRoutes {
  static final String PAGE = "/guide/";

  private static final String NAME = "guide";
  private static final String READ = "guide.read";
  private static final String PRINT = "print";

  private final Pages pages;
  private final Map<String, String> made = new ConcurrentHashMap<>();
  private volatile GuidePages guide;

  public GuideRoutes(Pages pages) {
    this.pages = pages;
  }

  public Feature feature() {
    return Feature.of(
        NAME,
        List.of(
            get(PAGE, context -> show(context, "", () -> guide().contents())),
            get("/guide/print", context -> show(context, PRINT, () -> guide().whole())),
            get("/guide/for/{cause}", this::lead),
            get("/guide/pictures/{file}", context -> file(context, "pictures/")),
            get("/guide/{chapter}", this::chapter)));
  }

  private interface Serving {
    void serve(Context context);
  }

  private static Route get(String path, Serving serving) {
    return Route.get(path, READ, (context, caller) -> serving.serve(context));
  }

  /** A chapter, or a file that its pages load. */
  private void chapter(Context context) {
    String name = context.pathParam("chapter");
    if (name.contains(".")) {
      pages.serve(context, "guide/" + name);
      return;
    }
    Chapter chapter = guide().guide().chapter(name).orElseThrow(() -> Problem.unknown("page"));
    show(context, name, () -> guide().chapter(chapter));
  }

  private void file(Context context, String folder) {
    pages.serve(context, "guide/" + folder + context.pathParam("file"));
  }

  /** From a row of the list of checks to what the guide says of it, else to its contents. */
  private void lead(Context context) {
    context.redirect(PAGE + guide().guide().placeOf(context.pathParam("cause")).orElse(""));
  }

  private void show(Context context, String name, Supplier<String> page) {
    context.header("Cache-Control", "no-cache");
    context.html(made.computeIfAbsent(name, any -> pages.asItIs(page.get())));
  }

  /** Two at once read the same. */
  private GuidePages guide() {
    if (guide == null) {
      guide = new GuidePages(Guide.read());
    }
    return guide;
  }
}
