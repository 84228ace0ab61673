package id.loket.server.tls;

import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificates in one file (PKCS #12), which is there as a whole or not at
 * all, and readable for its owner alone. The word that the format asks for guards nothing: who can
 * read the file has the key, and who can't needs no word.
 */
final class KeyFile {
  private static final String ENTRY = "loket";
  private static final char[] WORD = ENTRY.toCharArray();

  private KeyFile() {}

  /**
   * @param chain the key's own certificate first
   */
  record Keys(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate own() {
      return chain.get(0);
    }

    KeyStore store() {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ENTRY, key, WORD, chain.toArray(X509Certificate[]::new));
        return store;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("every Java has PKCS #12", e);
      }
    }
  }

  static String word() {
    return ENTRY;
  }

  static void write(Path file, Keys keys) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    OwnersOnly.makeFolder(file.toAbsolutePath().getParent());
    Files.deleteIfExists(half);
    OwnersOnly.make(half);
    try (OutputStream out = Files.newOutputStream(half)) {
      keys.store().store(out, WORD);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": can't be written", e);
    }
    WholeFile.force(half);
    WholeFile.name(half, file);
  }

  /**
   * @throws IOException also if the file holds no key
   */
  static Keys read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, WORD);
      if (!(store.getKey(ENTRY, WORD) instanceof PrivateKey key)) {
        throw new IOException(file + ": holds no key");
      }
      return new Keys(
          key,
          List.of(store.getCertificateChain(ENTRY)).stream()
              .map(X509Certificate.class::cast)
              .toList());
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": can't be read", e);
    }
  }
}
