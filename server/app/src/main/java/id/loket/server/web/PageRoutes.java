package id.loket.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of the pages. */
public final class PageRoutes {
  /** Folders that belong to no feature. */
  private static final List<String> COMMON = List.of("shared", "home");

  private final Pages pages;
  private final List<Feature> features;

  public PageRoutes(Pages pages, List<Feature> features) {
    this.pages = pages;
    this.features = List.copyOf(features);
  }

  public Feature feature() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/api/v1/openapi.yaml", "page.read", (context, caller) -> api(context)));
    routes.add(page("/", "home/index.html"));
    routes.add(page("/favicon.ico", "shared/favicon.svg"));
    routes.add(page("/t/{token}", "status/index.html"));
    Stream<String> folders = features.stream().flatMap(one -> one.pages().stream());
    for (String screen : Stream.concat(COMMON.stream(), folders).toList()) {
      routes.add(page("/" + screen + "/", screen + "/index.html"));
      routes.add(
          Route.get(
              "/" + screen + "/<file>",
              "page.read",
              (context, caller) -> pages.serve(context, screen + "/" + context.pathParam("file"))));
    }
    return Feature.of("page", routes);
  }

  /** The description of the public API. */
  private static void api(Context context) throws IOException {
    try (InputStream yaml = PageRoutes.class.getResourceAsStream("/openapi.yaml")) {
      context.contentType("application/yaml;charset=utf-8").result(yaml.readAllBytes());
    }
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
