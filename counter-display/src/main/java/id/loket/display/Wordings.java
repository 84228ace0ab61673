package id.loket.display;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The languages that calls are said in, each read when it is first asked for. One that is not there
 * is logged once and passed over: a call is then heard in the others. Many threads may use it.
 */
final class Wordings {
  private static final Logger log = LoggerFactory.getLogger(Wordings.class);

  private final Optional<Path> own;
  private final Map<String, Optional<Wording>> known = new ConcurrentHashMap<>();

  /**
   * @param own the office's own clips, which may hold a folder for a further language
   */
  Wordings(Optional<Path> own) {
    this.own = own;
  }

  /**
   * @param language the name of its folder, such as {@code en}
   */
  Optional<Wording> of(String language) {
    return known.computeIfAbsent(language, this::read);
  }

  private Optional<Wording> read(String language) {
    try {
      Optional<Wording> wording =
          language.matches("[a-z]{2,8}") ? Wording.of(language, own) : Optional.empty();
      if (wording.isEmpty()) {
        log.warn("language {}: no words.json, calls are not said in it", language);
      }
      return wording;
    } catch (IOException e) {
      log.error("language {}: words.json can't be read: {}", language, e.getMessage());
      return Optional.empty();
    }
  }
}
