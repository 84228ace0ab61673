package id.loket.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The addresses of the pages. */
public final class PageRoutes {
  private static final List<String> SCREENS =
      List.of(
          "shared", "home", "kiosk", "survey", "board", "guard", "console", "ikm", "admin",
          "status");

  private final Pages pages;

  public PageRoutes(Pages pages) {
    this.pages = pages;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/api/v1/openapi.yaml", "page.read", (context, caller) -> api(context)));
    routes.add(page("/", "home/index.html"));
    routes.add(page("/favicon.ico", "shared/favicon.svg"));
    routes.add(page("/t/{token}", "status/index.html"));
    for (String screen : SCREENS) {
      routes.add(page("/" + screen + "/", screen + "/index.html"));
      routes.add(
          Route.get(
              "/" + screen + "/<file>",
              "page.read",
              (context, caller) -> pages.serve(context, screen + "/" + context.pathParam("file"))));
    }
    return routes;
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
