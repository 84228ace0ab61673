package id.loket.server.web;

import id.loket.server.Client;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A proxy of Debian in a process of its own, on loopback and without any right that the tests don't
 * have, set up with the README's own lines. Only what is of this computer is replaced in them: the
 * ports, the name and where the certificate lies.
 */
final class HouseProxy implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Path README = Path.of("../../README.md");
  private static final char[] SECRET = "only for tests".toCharArray();

  private final Process process;
  private final int port;
  private final SSLContext trusted;

  private HouseProxy(Process process, int port, SSLContext trusted) {
    this.process = process;
    this.port = port;
    this.trusted = trusted;
  }

  /**
   * @param change made to the README's lines
   */
  static HouseProxy nginx(Path folder, int office, UnaryOperator<String> change) throws Exception {
    return nginx("nginx", folder, office, change);
  }

  /** The one that lets through what phones need, and nothing else. */
  static HouseProxy phonesOnly(Path folder, int office) throws Exception {
    return nginx("nginx phones", folder, office, config -> config);
  }

  private static HouseProxy nginx(
      String block, Path folder, int office, UnaryOperator<String> change) throws Exception {
    return start(
        folder,
        office,
        block,
        (lines, port) ->
            "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log;\n"
                + "events { }\nhttp {\naccess_log off;\n"
                + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                    .map(one -> one + "_temp_path " + one + ";\n")
                    .reduce("", String::concat)
                + change.apply(lines).replace("listen 443", "listen 127.0.0.1:" + port)
                + "}\n",
        file -> List.of("-p", folder.toString(), "-e", "error.log", "-c", file.toString()));
  }

  static HouseProxy caddy(Path folder, int office) throws Exception {
    return start(
        folder,
        office,
        "caddy",
        (lines, port) ->
            "{\nadmin off\nauto_https disable_redirects\n}\n"
                + lines.replace("loket.example", "https://localhost:" + port),
        file -> List.of("run", "--adapter", "caddyfile", "--config", file.toString()));
  }

  static HouseProxy haproxy(Path folder, int office) throws Exception {
    return start(
        folder,
        office,
        "haproxy",
        (lines, port) ->
            "defaults\nmode http\ntimeout connect 5000\ntimeout client 50000\ntimeout server 50000\n"
                + lines.replace("bind :443", "bind 127.0.0.1:" + port),
        file -> List.of("-db", "-f", file.toString()));
  }

  private interface Setting {
    String of(String lines, int port);
  }

  private interface Options {
    List<String> of(Path file);
  }

  private static HouseProxy start(
      Path folder, int office, String block, Setting setting, Options options) throws Exception {
    String name = block.split(" ")[0];
    Path pem = folder.resolve("loket.pem");
    SSLContext trusted = makeCertificate(folder, pem);
    String lines =
        readme(block)
            .replace("/etc/loket/tls/loket.pem", pem.toString())
            .replace("127.0.0.1:7070", "127.0.0.1:" + office);
    for (int tried = 1; ; tried++) {
      int port = somePort();
      Path file = Files.writeString(folder.resolve(name + ".conf"), setting.of(lines, port));
      Path said = folder.resolve(name + ".log");
      Process process = start(folder, name, options.of(file), said);
      if (listens(process, port)) {
        return new HouseProxy(process, port, trusted);
      }
      if (tried == TRIES) {
        throw new IllegalStateException(name + " does not start: " + Files.readString(said));
      }
    }
  }

  private static Process start(Path folder, String name, List<String> options, Path said)
      throws IOException {
    List<String> command = new ArrayList<>(options);
    command.add(0, program(name).toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static Path program(String name) {
    return Stream.concat(
            Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the Debian package " + name + " is needed"));
  }

  /** The lines of the README's block of that language. */
  private static String readme(String name) throws IOException {
    Matcher block =
        Pattern.compile("```" + name + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    if (!block.find()) {
      throw new IllegalStateException("the README has no block for " + name);
    }
    return block.group(1);
  }

  /**
   * A proxy can't be asked for a port of its own choice; one that is taken meanwhile costs a try.
   */
  private static int somePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(Process process, int port) {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return true;
      } catch (IOException e) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    return false;
  }

  private static SSLContext makeCertificate(Path folder, Path pem) throws Exception {
    Path store = folder.resolve("loket.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    new ProcessBuilder(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "loket",
            "-keyalg",
            "EC",
            "-dname",
            "CN=loket.example",
            "-ext",
            "san=dns:localhost",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(SECRET))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.log").toFile())
        .start()
        .waitFor();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, SECRET);
    }
    Key key = keys.getKey("loket", SECRET);
    byte[] certificate = keys.getCertificate("loket").getEncoded();
    Files.writeString(
        pem, block("CERTIFICATE", certificate) + block("PRIVATE KEY", key.getEncoded()));
    return trusting(keys);
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("loket", keys.getCertificate("loket"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static String block(String kind, byte[] bytes) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, encoder.encodeToString(bytes), kind);
  }

  URI address() {
    return URI.create("https://localhost:" + port);
  }

  Client client() {
    return Client.of(address(), trusted);
  }

  /**
   * Sends a request as it stands and reads all that comes back.
   *
   * @param from one of this computer's addresses, 127.x.x.x
   */
  String ask(String from, String request) throws IOException {
    InetAddress here = InetAddress.getByName(from);
    try (SSLSocket socket =
        (SSLSocket) trusted.getSocketFactory().createSocket("localhost", port, here, 0)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName("localhost")));
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
