package id.loket.server.backup;

import id.loket.server.journal.SideFile;
import id.loket.server.journal.TableRows;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tables of a file beside the office's whose rows must not tell when they came: a second copy holds
 * them as they are now, in an order of their values, and overwrites that with the next; never what
 * has changed, nor when.
 *
 * @param file the name of the file in the data folder
 * @param name tells it from other parts of that file
 * @param state another value whenever there are other rows
 */
public record CopyPart(
    String file, String name, Supplier<Object> state, Supplier<List<TableRows>> rows) {
  private static final String SEALED = ".sealed";
  private static final String NEW = ".new";

  /** Puts rows in the place of those before, for good. */
  void write(Path folder, List<TableRows> now, OfficeKey key) throws IOException {
    Path half = folder.resolve(file + "." + name + NEW);
    try (DataOutputStream out =
        new DataOutputStream(
            KeyStore.seal(new BufferedOutputStream(Files.newOutputStream(half)), key))) {
      out.writeUTF(file);
      out.writeInt(now.size());
      for (TableRows one : now) {
        one.to(out);
      }
    }
    BackupFile.force(half);
    BackupFile.name(half, folder.resolve(file + "." + name + SEALED));
  }

  /**
   * Makes the files again of which there are parts.
   *
   * @return the files
   */
  static List<Path> putBack(Path folder, Path to, OfficeKey key) throws IOException, SQLException {
    List<Path> parts;
    try (Stream<Path> there = Files.list(folder)) {
      parts = there.filter(one -> one.toString().endsWith(SEALED)).sorted().toList();
    }
    List<Path> files = new ArrayList<>();
    for (Path part : parts) {
      try (DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(KeyStore.open(Files.newInputStream(part), key)))) {
        Path file = to.resolve(Path.of(in.readUTF()).getFileName().toString());
        List<TableRows> rows = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          rows.add(TableRows.from(in));
        }
        try (SideFile opened = SideFile.open(file)) {
          opened.put(rows);
        }
        if (!files.contains(file)) {
          files.add(file);
        }
      } catch (IOException e) {
        throw new IOException(part + ": " + e.getMessage(), e);
      }
    }
    return files;
  }
}
