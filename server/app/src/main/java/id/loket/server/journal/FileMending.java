package id.loket.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;

/**
 * Mends one of the office's files before anybody opens it. What one flipped bit has done is undone
 * exactly, for only the right bit makes sums and hashes fit; what more was changed comes from the
 * newest backup, where the very row or event is in it; what is left is taken out of the file and
 * named. One thread.
 */
public final class FileMending {
  private static final int HEADER = 100;
  private static final String FOLLOWERS = "follower";

  /** How copies begin in which something is searched, or put together. */
  static final String SEARCHED = "loket-searched";

  /** Damages of different kinds may come to light one after the other. */
  private static final int ROUNDS = 4;

  private final Path file;
  private final Tables tables;
  private final Spare spare;
  private final Patience patience;
  private final boolean kept;
  private final Outcome outcome = new Outcome();

  /**
   * What is known of the tables of a file.
   *
   * @param derived those that can be made anew from the journal
   * @param originals those each of whose rows an event names
   * @param telling the columns that say what a row is about, of some
   */
  public record Tables(
      Set<String> derived, Set<String> originals, Map<String, List<String>> telling) {
    public static final Tables UNKNOWN = new Tables(Set.of(), Set.of(), Map.of());

    public Tables {
      derived = Set.copyOf(derived);
      originals = Set.copyOf(originals);
      telling = Map.copyOf(telling);
    }

    boolean isDerived(String table) {
      return derived.contains(table);
    }
  }

  /** Where rows and events of before may be found. */
  public interface Spare {
    /** A copy of that file, of before; empty if there is none. It stays where it is for a while. */
    Optional<Path> of(Path file);
  }

  /** What was found and done. */
  public static final class Outcome {
    private final List<String> found = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> concerned = new ArrayList<>();
    private boolean rebuilding;
    private boolean sound = true;
    private boolean unreadable;
    private boolean noRoom;

    /** What didn't fit, in words for a technician, without anything that stands in the file. */
    public List<String> found() {
      return List.copyOf(found);
    }

    /** Tables of which rows were taken out, each with how many. */
    public List<String> lost() {
      return List.copyOf(lost);
    }

    /** What those rows are about: accounts, screens. Names, and so nothing for a log. */
    public List<String> concerned() {
      return List.copyOf(concerned);
    }

    /** Whether the disk was too full for what had to be done. */
    public boolean noRoom() {
      return noRoom;
    }

    /** Whether the tables that the journal gives have to be made anew. */
    public boolean rebuilding() {
      return rebuilding;
    }

    /** Whether the file can't be read as it is. */
    public boolean unreadable() {
      return unreadable;
    }

    /** Whether all fits now. */
    public boolean sound() {
      return sound;
    }
  }

  private FileMending(Path file, Tables tables, Spare spare, Patience patience, boolean kept) {
    this.file = file;
    this.tables = tables;
    this.spare = spare;
    this.patience = patience;
    this.kept = kept;
  }

  /** Whether the file is as it was written, as far as a start looks. */
  public static boolean isSound(Path file) {
    return !Files.exists(file) || look(file).isEmpty();
  }

  /**
   * Mends the file where that is needed.
   *
   * @param kept whether there is a copy of it as it was found; else no row is taken out that
   *     nothing gives back
   */
  public static Outcome run(Path file, Tables tables, Spare spare, Patience patience, boolean kept)
      throws IOException {
    FileMending mending = new FileMending(file, tables, spare, patience, kept);
    sweep(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      mending.mend();
    }
    return mending.outcome;
  }

  /** Removes what a kill has left of a search. */
  private static void sweep(Path folder) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(one -> one.getFileName().toString().startsWith(SEARCHED)).toList();
    }
    for (Path one : left) {
      Files.delete(one);
    }
  }

  private void mend() throws IOException {
    List<FileCheck.Damage> damages = look(file);
    for (int round = 0; round < ROUNDS && !damages.isEmpty(); round++) {
      damages.stream()
          .map(FileCheck.Damage::words)
          .filter(words -> !outcome.found.contains(words))
          .forEach(outcome.found::add);
      for (FileCheck.Damage damage : damages) {
        mend(damage);
      }
      List<FileCheck.Damage> left = look(file);
      if (left.equals(damages)) {
        break;
      }
      damages = left;
    }
    if (damages.stream().anyMatch(FileCheck.Tree.class::isInstance) && makeSumsAnew()) {
      damages = look(file);
    }
    outcome.sound = damages.isEmpty();
    outcome.unreadable = damages.stream().anyMatch(FileCheck.Tree.class::isInstance);
  }

  private void failed(String what, SQLException e) {
    outcome.found.add(what + ": " + WriteTrouble.codeOf(e).orElse(""));
    outcome.noRoom |= WriteTrouble.causeOf(e).equals(Optional.of(WriteTrouble.Cause.DISK_FULL));
  }

  private void mend(FileCheck.Damage damage) throws IOException {
    if (damage instanceof FileCheck.Tree tree) {
      mendTree(pages(tree));
    } else if (damage instanceof FileCheck.Rows rows) {
      mendRows(rows.table());
    } else {
      mendEvent(((FileCheck.OfChain) damage).seq());
    }
  }

  // ---- looking ----------------------------------------------------------------------------------

  private static List<FileCheck.Damage> look(Path file) {
    if (!headerFits(file)) {
      endFirstWrite(file);
    }
    if (!headerFits(file)) {
      return List.of(new FileCheck.Tree(Set.of(1), "the file's header was changed"));
    }
    try (Connection connection = open(file)) {
      return FileCheck.look(connection, FileCheck.Extent.AT_START);
    } catch (SQLException e) {
      return List.of(new FileCheck.Tree(Set.of(), "it can't be opened"));
    }
  }

  /**
   * A power cut in a file's first transaction may leave it with its length and without its first
   * page; SQLite takes that back, or ends it, as soon as it reads.
   */
  private static void endFirstWrite(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      channel.read(header, 0);
      if (!Arrays.equals(header.array(), new byte[HEADER])) {
        return;
      }
    } catch (IOException e) {
      return; // It is told as a header that doesn't fit.
    }
    try (Connection connection = open(file)) {
      FileCheck.number(connection, "PRAGMA schema_version");
    } catch (SQLException e) {
      // The same.
    }
  }

  private static boolean isSound(Connection connection) throws SQLException {
    return RowSums.names(connection, "PRAGMA integrity_check(1)").equals(List.of("ok"))
        && FileCheck.look(connection, FileCheck.Extent.AT_START).isEmpty();
  }

  /** SQLite, "Database File Format", 1.3: what is the same in every file of ours. */
  static boolean headerFits(Path file) {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        return true;
      }
      channel.read(header, 0);
    } catch (IOException e) {
      return false;
    }
    byte[] magic = new byte[16];
    header.get(0, magic);
    int mode = header.get(18);
    return new String(magic, StandardCharsets.ISO_8859_1).equals("SQLite format 3\0")
        && header.getShort(16) == 4096
        && (mode == 1 || mode == 2)
        && header.get(19) == mode
        && header.getInt(20) == 0x00402020
        && header.getInt(44) <= 4
        && header.getInt(52) == 0
        && header.getInt(56) <= 1
        && header.getInt(64) == 0;
  }

  /** Ends what was interrupted; nobody else uses the file. */
  static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    RowSums.teach(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA secure_delete = ON");
    }
    return connection;
  }

  // ---- the bit ----------------------------------------------------------------------------------

  private Collection<Integer> pages(FileCheck.Tree tree) throws IOException {
    List<Integer> pages = new ArrayList<>(tree.pages());
    if (pages.isEmpty()) {
      pages.addAll(LostBit.notAddingUp(file));
    }
    Optional<byte[]> name = FileCheck.named(tree).map(one -> one.getBytes(StandardCharsets.UTF_8));
    pages.addAll(LostBit.holding(file, name.stream().toList()));
    pages.addAll(LostBit.ofSchema(file));
    return pages;
  }

  private void mendTree(Collection<Integer> pages) throws IOException {
    List<byte[]> schema = schemaOfSpare();
    List<Integer> ofSchema = LostBit.ofSchema(file);
    if (!search(bit -> bit.findIn(ofSchema, schema, FileMending::isSound))
        && !findBit(pages, LostBit.Part.BUILT, FileMending::isSound)) {
      findBit(pages, LostBit.Part.REST, FileMending::isSound);
    }
  }

  /** The statements that made the tables, from a copy of before. */
  private List<byte[]> schemaOfSpare() {
    Optional<Path> copy = spare.of(file);
    if (copy.isEmpty()) {
      return List.of();
    }
    try (Connection connection = LostBit.open(copy.get())) {
      return RowSums.names(
              connection,
              "SELECT sql FROM sqlite_schema WHERE sql <> ''"
                  + " UNION SELECT type || name || tbl_name FROM sqlite_schema")
          .stream()
          .map(sql -> sql.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (SQLException e) {
      return List.of();
    }
  }

  private boolean findBit(Collection<Integer> pages, LostBit.Part part, LostBit.Question question)
      throws IOException {
    return search(bit -> bit.find(pages, part, question));
  }

  private interface Search {
    Optional<LostBit.Place> in(LostBit copy) throws IOException;
  }

  private boolean search(Search search) throws IOException {
    if (patience.isOver()) {
      return false;
    }
    Path copy = Files.createTempFile(file.toAbsolutePath().getParent(), SEARCHED, ".db");
    try {
      if (!copyTo(copy)) {
        return false;
      }
      Optional<LostBit.Place> place = search.in(new LostBit(copy, patience));
      if (place.isPresent()) {
        place.get().flip(file);
      }
      return place.isPresent();
    } finally {
      // A copy that found no room may have taken the empty file with it.
      Files.deleteIfExists(copy);
    }
  }

  /** False where the disk has no room for a second one. */
  private boolean copyTo(Path copy) {
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      outcome.noRoom = true;
      return false;
    }
  }

  // ---- rows -------------------------------------------------------------------------------------

  private void mendRows(String table) throws IOException {
    try (Connection connection = open(file)) {
      if (table.equals(RowSums.SEALED)) {
        RowSums.noteSchema(connection);
        return;
      }
      RowMending rows = new RowMending(file, connection, table, patience);
      if (!tables.isDerived(table)) {
        takeFromSpare(rows);
      }
      if (rows.lost() == 0) {
        rows.write();
        return;
      }
    } catch (SQLException e) {
      failed("table " + table, e);
      return;
    }
    boolean found =
        !tables.isDerived(table)
            && findBit(pagesOf(table), LostBit.Part.BUILT, FileMending::isSound);
    if (!found) {
      replaceRows(table);
    }
  }

  /** A row of before that has the very sum which is missing is the row; no search is as quick. */
  private void takeFromSpare(RowMending rows) throws SQLException {
    Optional<Path> copy = rows.lost() == 0 ? Optional.empty() : spare.of(file);
    if (copy.isPresent()) {
      try (Connection before = LostBit.open(copy.get())) {
        rows.takeFrom(before);
      }
    }
  }

  private void replaceRows(String table) throws IOException {
    try (Connection connection = open(file)) {
      RowMending rows = new RowMending(file, connection, table, patience);
      if (!tables.isDerived(table)) {
        takeFromSpare(rows);
      }
      boolean gone = rows.lost() > 0 && !tables.isDerived(table);
      if (gone && !kept) {
        outcome.noRoom = true;
        return;
      }
      rows.write();
      // Whoever doesn't know how far it has counted begins anew.
      outcome.rebuilding |= rows.lost() > 0 && (tables.isDerived(table) || table.equals(FOLLOWERS));
      if (gone) {
        outcome.lost.add(table + ": " + rows.lost());
        rows.takenOut(tables.telling().getOrDefault(table, List.of())).stream()
            .map(words -> table + ": " + words)
            .forEach(outcome.concerned::add);
      }
    } catch (SQLException e) {
      failed("table " + table, e);
    }
  }

  private List<Integer> pagesOf(String table) throws IOException {
    try (Connection connection = open(file)) {
      return Stream.of(table, RowSums.indexOf(table))
          .flatMap(
              name -> {
                try {
                  return RowSums.names(connection, "SELECT pageno FROM dbstat WHERE name = ?", name)
                      .stream();
                } catch (SQLException e) {
                  return Stream.empty();
                }
              })
          .map(Integer::valueOf)
          .toList();
    } catch (SQLException e) {
      return List.of();
    }
  }

  /** Half of a file is sums: where only they can't be read, all else is whole and stays. */
  private boolean makeSumsAnew() throws IOException {
    Path copy = Files.createTempFile(file.toAbsolutePath().getParent(), SEARCHED, ".db");
    try {
      boolean made = !Files.exists(log(file)) && copyTo(copy) && makeSumsAnew(copy);
      if (made) {
        WholeFile.force(copy);
        WholeFile.name(copy, file);
        outcome.found.add("the sums of its rows can't be read, and were made anew");
      }
      return made;
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(log(copy));
    }
  }

  /** What it still holds could not be opened. */
  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static boolean makeSumsAnew(Path copy) {
    try (Connection connection = open(copy);
        Statement statement = connection.createStatement()) {
      if (!RowSums.sealed(connection).equals(Optional.of(RowSums.schema(connection)))) {
        return false;
      }
      RowSums.forget(connection);
      statement.execute("VACUUM");
      RowSums.seal(connection);
      return FileCheck.look(connection, FileCheck.Extent.WHOLE).isEmpty();
    } catch (SQLException e) {
      return false;
    }
  }

  // ---- events -----------------------------------------------------------------------------------

  private void mendEvent(long seq) throws IOException {
    List<byte[]> known;
    try (Connection connection = open(file)) {
      EventMending event = new EventMending(connection, seq);
      if (event.isSound() || event.findBit()) {
        return;
      }
      known = event.known();
    } catch (SQLException e) {
      failed("event " + seq, e);
      return;
    }
    if (takeFromSpare(seq)
        || findBit(LostBit.holding(file, known), LostBit.Part.BUILT, isThere(seq))) {
      return;
    }
    try (Connection connection = open(file)) {
      new EventMending(connection, seq).findBitAtLength();
    } catch (SQLException e) {
      failed("event " + seq, e);
    }
  }

  private static LostBit.Question isThere(long seq) {
    return connection -> new EventMending(connection, seq).isSound() && isSound(connection);
  }

  private boolean takeFromSpare(long seq) {
    Optional<Path> copy = spare.of(file);
    if (copy.isEmpty()) {
      return false;
    }
    try (Connection connection = open(file);
        Connection before = LostBit.open(copy.get())) {
      return new EventMending(connection, seq).takeFrom(before);
    } catch (SQLException e) {
      failed("event " + seq, e);
      return false;
    }
  }
}
