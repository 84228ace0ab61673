package id.loket.planted.skm;

import io.javalin.http.Context;

/** An arithmetic that looks at who asks. */
public final class AsksTheWeb {
  public int respondents(Context context) {
    return Integer.parseInt(context.queryParam("respondents"));
  }
}
