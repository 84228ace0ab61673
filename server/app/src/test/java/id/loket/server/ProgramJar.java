package id.loket.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The server's jar as the build makes it, from the classes that are under test. */
final class ProgramJar {
  private ProgramJar() {}

  /** Makes it in that folder, with a folder {@code lib} beside it for all that it needs. */
  static Path in(Path folder) throws IOException {
    Path lib = Files.createDirectory(folder.resolve("lib"));
    Path own = null;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path at = Path.of(entry);
      if (Files.isRegularFile(at)) {
        Files.createSymbolicLink(lib.resolve(at.getFileName()), at);
      } else if (Files.exists(at.resolve("id/loket/server/Server.class"))) {
        own = at;
      } else if (at.endsWith("classes")) {
        String module = at.getParent().getParent().getFileName().toString();
        zip(at, lib.resolve(module + ".jar"), new Manifest());
      }
    }
    List<String> needed;
    try (Stream<Path> jars = Files.list(lib)) {
      needed = jars.map(jar -> "lib/" + jar.getFileName()).sorted().toList();
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Server.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", needed));
    return zip(own, folder.resolve("loket-server.jar"), manifest);
  }

  private static Path zip(Path classes, Path jar, Manifest manifest) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.skip(1).toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zipped = new JarOutputStream(out, manifest)) {
      for (Path file : files) {
        String name = classes.relativize(file).toString();
        boolean isFolder = Files.isDirectory(file);
        zipped.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(file, zipped);
        }
      }
    }
    return jar;
  }
}
