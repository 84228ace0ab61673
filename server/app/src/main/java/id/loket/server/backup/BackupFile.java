package id.loket.server.backup;

import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of one moment in one file, packed and sealed with the office key. */
final class BackupFile {
  private static final int BUFFER = 1 << 16;

  private BackupFile() {}

  /**
   * Writes it and forces it to the disk; there is no such file if this fails.
   *
   * @param files the office's own; each has to be there
   * @param carried further ones; one that somebody takes away meanwhile is left out
   */
  static void write(Path half, List<Path> files, List<Path> carried, OfficeKey key)
      throws IOException {
    OwnersOnly.make(half);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half), BUFFER);
        ZipOutputStream zip = new ZipOutputStream(KeyStore.seal(out, key))) {
      for (Path file : files) {
        put(zip, file, Files.newInputStream(file));
      }
      for (Path file : carried) {
        InputStream there = openedIfThere(file);
        if (there != null) {
          put(zip, file, there);
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(half);
      throw e;
    }
    WholeFile.force(half);
  }

  private static InputStream openedIfThere(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static void put(ZipOutputStream zip, Path file, InputStream opened) throws IOException {
    try (opened) {
      zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
      opened.transferTo(zip);
      zip.closeEntry();
    }
  }

  /**
   * Puts its files into a folder; those that are there already stay as they are.
   *
   * @return what was put there
   * @throws IOException if it is damaged, not whole, or sealed with another key
   */
  static List<Path> unpack(Path from, Path folder, OfficeKey key) throws IOException {
    List<Path> files = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from), BUFFER);
        InputStream opened = KeyStore.open(in, key);
        ZipInputStream zip = new ZipInputStream(opened)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(Path.of(entry.getName()).getFileName().toString());
        if (Files.exists(file)) {
          throw new FileAlreadyExistsException(file.toString());
        }
        OwnersOnly.make(file);
        try (OutputStream out = Files.newOutputStream(file)) {
          zip.transferTo(out);
        }
        files.add(file);
      }
      // To the very end, so that a file that was cut short is told.
      opened.transferTo(OutputStream.nullOutputStream());
    }
    return files;
  }
}
