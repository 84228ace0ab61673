package id.loket.server;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program of the next release: today's, and one migration more. It runs in this Java, beside
 * today's, or by its class path in one of its own.
 */
public final class NextRelease implements AutoCloseable {
  /** The number of its migration. */
  public static final int TABLES = 901;

  private final Path classes;
  private final URLClassLoader loader;

  /**
   * @param folder where it is built
   * @param migration what it does to the tables
   */
  public NextRelease(Path folder, String migration) throws IOException {
    Path today = home(OfficeServer.class);
    classes = Files.createDirectories(folder).resolve("classes");
    try (Stream<Path> files = Files.walk(today)) {
      for (Path file : files.toList()) {
        Files.copy(file, classes.resolve(today.relativize(file).toString()));
      }
    }
    Files.writeString(classes.resolve("db/migration/V" + TABLES + "__next.sql"), migration);
    loader =
        new OwnFirst(
            new URL[] {classes.toUri().toURL(), home(NextRelease.class).toUri().toURL()},
            NextRelease.class.getClassLoader());
  }

  private static Path home(Class<?> type) {
    String address = type.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(address)).toAbsolutePath().normalize();
  }

  /** For a Java of its own. */
  public String classPath() {
    String today = home(OfficeServer.class).toString();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(one -> Path.of(one).toAbsolutePath().normalize().toString())
        .map(one -> one.equals(today) ? classes.toString() : one)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What {@link ReleaseOffice#run} does, by the next release. */
  public String run(String... args) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return (String)
          loader
              .loadClass(ReleaseOffice.class.getName())
              .getMethod("run", String[].class)
              .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the next release: " + e.getCause(), e.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  /** Takes the server's classes and files from its own folders, all else from this Java's. */
  private static final class OwnFirst extends URLClassLoader {
    OwnFirst(URL[] own, ClassLoader parent) {
      super(own, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> there = findLoadedClass(name);
        if (there != null) {
          return there;
        }
        try {
          return name.startsWith("id.loket.server.")
              ? findClass(name)
              : super.loadClass(name, resolve);
        } catch (ClassNotFoundException e) {
          return super.loadClass(name, resolve);
        }
      }
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      Enumeration<URL> own = findResources(name);
      return own.hasMoreElements() ? own : super.getResources(name);
    }
  }
}
