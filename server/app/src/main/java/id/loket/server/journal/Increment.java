package id.loket.server.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What has come into the office's file between two places of its chain, and what there is besides:
 * rows of persons that came with these events, requests, and every table that no event tells of, as
 * it stood then. Whatever is a function of the events is not in it. A value.
 *
 * @param version of the tables
 * @param at when it was read
 * @param more whether there was more than fits into one, so that the next one follows at once
 */
public record Increment(
    int version, Instant at, Place from, Place to, boolean more, List<TableRows> rows) {
  public Increment {
    rows = List.copyOf(rows);
  }

  /**
   * A place in the chain.
   *
   * @param hash of that event in hexadecimal; that of the chain's start before the first
   */
  public record Place(long seq, String hash) {
    static Place of(long seq, byte[] hash) {
      return new Place(seq, HexFormat.of().formatHex(hash));
    }
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Everything in it, to be read again with {@link #of}. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(version);
      out.writeUTF(at.toString());
      write(out, from);
      write(out, to);
      out.writeBoolean(more);
      out.writeInt(rows.size());
      for (TableRows one : rows) {
        one.to(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  public static Increment of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readInt();
    Instant at = Instant.parse(in.readUTF());
    Place from = place(in);
    Place to = place(in);
    boolean more = in.readBoolean();
    int tables = in.readInt();
    List<TableRows> rows = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      rows.add(TableRows.from(in));
    }
    return new Increment(version, at, from, to, more, rows);
  }

  private static void write(DataOutputStream out, Place place) throws IOException {
    out.writeLong(place.seq());
    out.writeUTF(place.hash());
  }

  private static Place place(DataInputStream in) throws IOException {
    return new Place(in.readLong(), in.readUTF());
  }
}
