package id.loket.server.backup;

import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.SideFile;
import id.loket.server.journal.WholeFile;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
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
public record CopyPart(String file, String name, Supplier<Object> state, Rows rows) {
  private static final String SEALED = ".sealed";
  private static final String NEW = ".new";

  /** What is settled changes once a day, and when a clock is put right. */
  private static final int TRIES = 3;

  /** Where the rows come from; a large table never lies in memory. */
  public interface Rows {
    /**
     * Writes how many tables there are, then each.
     *
     * @return false if they were changed meanwhile, so that what was written is of no moment
     */
    boolean to(DataOutput out) throws IOException;
  }

  /** Rows as they were read, sealed and forced, under a name by which they don't count yet. */
  record Half(Path half, Path whole) {
    /** Puts them in the place of those before, for good. */
    void name() throws IOException {
      WholeFile.name(half, whole);
    }
  }

  /** Reads the rows of now into a set's folder. */
  Half write(Path folder, OfficeKey key) throws IOException {
    Path half = folder.resolve(file + "." + name + NEW);
    for (int left = TRIES; left > 0; left--) {
      if (writeRows(half, key)) {
        WholeFile.force(half);
        return new Half(half, folder.resolve(file + "." + name + SEALED));
      }
    }
    throw new IOException(file + ": its rows change while they are read");
  }

  private boolean writeRows(Path half, OfficeKey key) throws IOException {
    OwnersOnly.make(half);
    try (DataOutputStream out =
        new DataOutputStream(
            KeyStore.seal(new BufferedOutputStream(Files.newOutputStream(half)), key))) {
      out.writeUTF(file);
      return rows.to(out);
    }
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
        try (SideFile opened = SideFile.open(file)) {
          opened.put(in, in.readInt());
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
