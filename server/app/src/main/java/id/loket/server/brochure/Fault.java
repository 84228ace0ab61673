package id.loket.server.brochure;

/**
 * What keeps a text from being taken.
 *
 * @param line of the text, from 1; 0 where it is about the whole
 * @param found what stands there, or how much
 */
record Fault(Kind kind, int line, String found) {
  /** What it is. */
  enum Kind {
    TOO_LONG,
    UNREADABLE,
    MARKS,
    HTML,
    PICTURE,
    LINK,
    NESTED,
    PARTS
  }

  String sentence() {
    String at = line == 0 ? "" : "line " + line + ": ";
    return at
        + switch (kind) {
          case TOO_LONG ->
              "%s bytes; at most %d (64 kB) are allowed".formatted(found, Markdown.MOST_BYTES);
          case UNREADABLE -> found + " can't be read by anybody";
          case MARKS -> "more than %s signs on one letter can't be read".formatted(found);
          case HTML ->
              "%s is HTML; Markdown alone is taken: # heading, **bold**, - list, [words](https://...)"
                  .formatted(found);
          case PICTURE -> "%s is a picture; pictures are not taken".formatted(found);
          case LINK ->
              "a link to %s; addresses that begin with https://, http://, mailto: or tel: are allowed"
                  .formatted(found);
          case NESTED ->
              "lists and marks stand more than %s deep within one another".formatted(found);
          case PARTS ->
              "%s headings with # or ##; at most %d are allowed, each is a page of the kiosk"
                  .formatted(found, Markdown.MOST_PARTS);
        };
  }
}
