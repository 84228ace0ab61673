package id.loket.sim.io;

import java.util.Arrays;

/**
 * The board's register map and its answers, one request at a time: coils from 0, read by function
 * 01, written one by one by 05 and many at a time by 0F (Modbus Application Protocol V1.1b3, 6.1,
 * 6.5, 6.11). Anything else is answered with an exception (chapter 7).
 */
final class Registers {
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int ILLEGAL_ADDRESS = 2;
  private static final int ILLEGAL_VALUE = 3;
  private static final int DEVICE_FAILURE = 4;
  private static final int MOST_READ = 2_000;
  private static final int MOST_WRITTEN = 1_968;

  private final Coils coils;

  Registers(Coils coils) {
    this.coils = coils;
  }

  /**
   * @param request function and data, without unit and header
   * @return the same of the answer
   */
  byte[] answer(byte[] request) {
    if (coils.look(() -> coils.faults.exceptions)) {
      return exception(request, DEVICE_FAILURE);
    }
    return switch (request[0]) {
      case 0x01 -> read(request);
      case 0x05 -> writeOne(request);
      case 0x0F -> writeMany(request);
      default -> exception(request, ILLEGAL_FUNCTION);
    };
  }

  private byte[] read(byte[] request) {
    if (request.length != 5) {
      return exception(request, ILLEGAL_VALUE);
    }
    int from = word(request, 1);
    int count = word(request, 3);
    if (count < 1 || count > MOST_READ) {
      return exception(request, ILLEGAL_VALUE);
    }
    if (from + count > coils.count()) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    int bytes = (count + 7) / 8;
    byte[] answer = new byte[2 + bytes];
    answer[0] = request[0];
    answer[1] = (byte) bytes;
    for (int i = 0; i < count; i++) {
      // The first coil is the lowest bit of the first byte.
      answer[2 + i / 8] |= (byte) (coils.isLit(from + i) ? 1 << i % 8 : 0);
    }
    return answer;
  }

  private byte[] writeOne(byte[] request) {
    boolean on = request.length == 5 && word(request, 3) == 0xFF00;
    if (!on && (request.length != 5 || word(request, 3) != 0)) {
      return exception(request, ILLEGAL_VALUE);
    }
    int coil = word(request, 1);
    if (coil >= coils.count()) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    coils.set(coil, on);
    return request;
  }

  private byte[] writeMany(byte[] request) {
    int count = request.length < 6 ? 0 : word(request, 3);
    int bytes = (count + 7) / 8;
    boolean whole = count >= 1 && count <= MOST_WRITTEN && request.length == 6 + bytes;
    if (!whole || (request[5] & 0xFF) != bytes) {
      return exception(request, ILLEGAL_VALUE);
    }
    int from = word(request, 1);
    if (from + count > coils.count()) {
      return exception(request, ILLEGAL_ADDRESS);
    }
    for (int i = 0; i < count; i++) {
      coils.set(from + i, (request[6 + i / 8] >> i % 8 & 1) == 1);
    }
    return Arrays.copyOf(request, 5);
  }

  private byte[] exception(byte[] request, int code) {
    coils.refused(String.format("exception %d to function %02X", code, request[0]));
    return new byte[] {(byte) (request[0] | 0x80), (byte) code};
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
