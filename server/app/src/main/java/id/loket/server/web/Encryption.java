package id.loket.server.web;

import io.javalin.http.Context;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The web server's encrypted line.
 *
 * @param keys what it shows; whoever brings it renews it
 * @param port 0 takes a free one
 */
public record Encryption(SslContextFactory.Server keys, int port) {
  static final String PORT = "encrypted-port";

  /** At which port it really is, while a request is served. */
  public static int port(Context context, int otherwise) {
    Integer port = context.attribute(PORT);
    return port == null ? otherwise : port;
  }

  /** Screens are opened by address as well as by name, so the name asked for is not compared. */
  ServerConnector connector(Server server, HttpConfiguration http) {
    HttpConfiguration secure = new HttpConfiguration(http);
    SecureRequestCustomizer marks = new SecureRequestCustomizer();
    marks.setSniHostCheck(false);
    secure.addCustomizer(marks);
    return new ServerConnector(
        server, new SslConnectionFactory(keys, "http/1.1"), new HttpConnectionFactory(secure));
  }
}
