package id.loket.server.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;

/**
 * All that the events up to one of them come to: the rows of every table that the journal gives, in
 * the order of their keys, and which original rows these events name. Packed, so that a replay may
 * begin with it; its digest tells whether it is the same. A value.
 *
 * @param sha256 of what is packed, in hexadecimal
 */
record OfficeState(byte[] packed, String sha256) {
  /** Before the first event. */
  static final String OF_NOTHING = "";

  /** So large may one row be: of a larger one a flipped bit is not found again. */
  private static final int PART = 4_000;

  /** Takes the state that these tables hold. */
  static OfficeState of(
      Connection connection, List<String> tables, Collection<Register.Original> originals)
      throws SQLException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    MessageDigest digest = Digest.sha256();
    try (OutputStream deflated = new DeflaterOutputStream(packed);
        DataOutputStream out = new DataOutputStream(new DigestOutputStream(deflated, digest))) {
      List<String> sorted = tables.stream().sorted().toList();
      out.writeInt(sorted.size());
      for (String table : sorted) {
        rows(connection, table, out);
      }
      originals(originals, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return new OfficeState(packed.toByteArray(), HexFormat.of().formatHex(digest.digest()));
  }

  private static void rows(Connection connection, String table, DataOutputStream out)
      throws SQLException, IOException {
    String key =
        String.join(
            ", ",
            RowSums.names(
                connection,
                "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
                table));
    List<String> columns = RowSums.columns(connection, table);
    String sql = "SELECT " + String.join(", ", columns) + " FROM " + table + " ORDER BY " + key;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      out.writeUTF(table);
      out.writeInt(columns.size());
      for (String column : columns) {
        out.writeUTF(column);
      }
      while (row.next()) {
        out.writeBoolean(true);
        for (Object value : TableRows.values(row, columns.size())) {
          TableRows.value(out, value);
        }
      }
      out.writeBoolean(false);
    }
  }

  private static void originals(Collection<Register.Original> originals, DataOutputStream out)
      throws IOException {
    List<Register.Original> sorted =
        originals.stream()
            .sorted(
                Comparator.comparing(Register.Original::table).thenComparing(Register.Original::id))
            .toList();
    out.writeInt(sorted.size());
    for (Register.Original one : sorted) {
      for (String word : List.of(one.table(), one.id(), one.person(), one.sha256())) {
        out.writeUTF(word);
      }
    }
  }

  /**
   * Puts a packed state into tables that are empty.
   *
   * @return the original rows that its events name
   * @throws IOException if it can't be unpacked, or is not the one that has this digest
   */
  static List<Register.Original> put(byte[] packed, String sha256, Connection to)
      throws IOException, SQLException {
    byte[] bytes = unpacked(packed);
    if (!Digest.of(bytes).equals(sha256)) {
      throw new IOException("the state doesn't fit its digest");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    for (int left = in.readInt(); left > 0; left--) {
      putRows(in, to);
    }
    List<Register.Original> originals = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      originals.add(new Register.Original(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
    }
    return originals;
  }

  /** Whether the state that was noted after a month can be read, and is the one. */
  static boolean isThere(Connection connection, Thinned month) throws SQLException {
    try {
      return Digest.of(unpacked(Thinned.state(connection, month.lastSeq())))
          .equals(month.stateAfter());
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** The packed bytes in parts of which each fits into a short transaction. */
  List<byte[]> parts() {
    List<byte[]> parts = new ArrayList<>();
    for (int at = 0; at < packed.length; at += PART) {
      parts.add(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + PART)));
    }
    return parts;
  }

  /** Writes it down in the place of what was noted after that event. */
  void write(Handle tables, long seq) {
    tables.execute("DELETE FROM " + Thinned.STATE + " WHERE seq = ?", seq);
    List<byte[]> parts = parts();
    for (int part = 0; part < parts.size(); part++) {
      writePart(tables, seq, part, parts.get(part));
    }
  }

  static void writePart(Handle tables, long seq, int part, byte[] body) {
    tables.execute(
        "INSERT INTO " + Thinned.STATE + " (seq, part, body) VALUES (?, ?, ?)", seq, part, body);
  }

  /** What a newer program's tables have more than these is passed by. */
  private static void putRows(DataInputStream in, Connection to) throws IOException, SQLException {
    String table = in.readUTF();
    List<String> columns = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(in.readUTF());
    }
    List<String> known = new ArrayList<>(columns);
    known.retainAll(RowSums.columns(to, table));
    if (known.isEmpty()) {
      while (in.readBoolean()) {
        for (int left = columns.size(); left > 0; left--) {
          TableRows.value(in);
        }
      }
      return;
    }
    String marks = known.stream().map(one -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        to.prepareStatement(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", known)
                + ") VALUES ("
                + marks
                + ")")) {
      while (in.readBoolean()) {
        for (String column : columns) {
          Object value = TableRows.value(in);
          if (known.contains(column)) {
            insert.setObject(known.indexOf(column) + 1, value);
          }
        }
        insert.executeUpdate();
      }
    }
  }
}
