package id.loket.server.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of the pages, and of the description of the public API. */
public final class PageRoutes {
  private static final String NAME = "page";

  /** Folders that belong to no feature. */
  private static final List<String> COMMON = List.of("shared", "home");

  private final Pages pages;
  private final List<Feature> features;

  /** The description of the public API; null until somebody asks for it. */
  private volatile String api;

  public PageRoutes(Pages pages, List<Feature> features) {
    this.pages = pages;
    this.features = List.copyOf(features);
  }

  public Feature feature() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/api/v1/openapi.yaml", "page.read", (context, caller) -> api(context)));
    routes.add(page("/", "home/index.html"));
    routes.add(page("/favicon.ico", "shared/favicon.svg"));
    // From here it may stand before any of the pages.
    routes.add(page("/shell-worker.js", "shared/shell-worker.js"));
    routes.add(page("/t/{token}", "status/index.html"));
    routes.add(
        Route.get(
            "/webjars/<file>",
            "page.read",
            (context, caller) -> pages.serveLibrary(context, context.pathParam("file"))));
    Stream<String> folders = features.stream().flatMap(one -> one.pages().stream());
    for (String screen : Stream.concat(COMMON.stream(), folders).toList()) {
      routes.add(page("/" + screen + "/", screen + "/index.html"));
      routes.add(
          Route.get(
              "/" + screen + "/<file>",
              "page.read",
              (context, caller) -> pages.serve(context, screen + "/" + context.pathParam("file"))));
    }
    return Feature.of(NAME, routes);
  }

  /** Put together at the first request; two at once put the same together. */
  private void api(Context context) {
    if (api == null) {
      Stream<String> others = features.stream().map(Feature::name);
      api = ApiText.of(Stream.concat(others, Stream.of(NAME)).toList(), Web.actions(context));
    }
    context.contentType("application/yaml;charset=utf-8").result(api);
  }

  private Route page(String path, String file) {
    return Route.get(path, "page.read", (context, caller) -> serve(context, file));
  }

  /** A folder's page has relative links, so its address must end with a slash. */
  private void serve(Context context, String file) {
    boolean folder = file.endsWith("/index.html") && !file.startsWith("home/");
    boolean ticket = context.path().startsWith("/t/");
    if (folder && !ticket && !context.path().endsWith("/")) {
      context.redirect(context.path() + "/");
      return;
    }
    pages.serve(context, file);
  }
}
