package id.loket.server;

/** What its administrator does in a new office, at the public API: screens and people. */
public final class FirstDay {
  private static final String ADMINISTRATOR = "kepala.tu";
  private static final String PASSWORD = "tiga kata aneh";

  private final int port;
  private final Client administrator;

  private FirstDay(int port) {
    this.port = port;
    this.administrator = Client.of(port);
  }

  /** In an office that has no administrator yet. */
  public static FirstDay of(int port, String setupCode) throws Exception {
    Client.of(port)
        .post(
            "/api/v1/setup",
            "code",
            setupCode,
            "user",
            ADMINISTRATOR,
            "name",
            "Kepala TU",
            "password",
            PASSWORD)
        .expect(201);
    return again(port);
  }

  /** In the same office, perhaps at another port. */
  public static FirstDay again(int port) throws Exception {
    FirstDay day = new FirstDay(port);
    day.administrator.login(ADMINISTRATOR, PASSWORD);
    return day;
  }

  /** Enrols one of that kind. */
  public Client screen(String kind) throws Exception {
    String code =
        administrator
            .post("/api/v1/enrolment-codes", "kind", kind, "name", kind + " 1")
            .expect(201)
            .get("code")
            .asText();
    Client screen = Client.of(port);
    screen.enrol(code);
    return screen;
  }

  /** Somebody new, logged in at a computer of his own. */
  public Client person(String role, String user) throws Exception {
    administrator
        .post("/api/v1/accounts", "user", user, "name", user, "role", role, "password", PASSWORD)
        .expect(201);
    Client person = screen("DESK");
    person.login(user, PASSWORD);
    return person;
  }
}
