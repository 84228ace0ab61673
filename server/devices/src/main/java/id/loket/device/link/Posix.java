package id.loket.device.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/**
 * The few calls of the system's C library that Java has no word for: one file, read and written at
 * the same time, each within a time limit. Numbers are Linux's, the same on all its processors that
 * offices use.
 */
interface Posix extends Library {
  int READ_WRITE = 2;
  int NO_CONTROLLING_TERMINAL = 0x100;
  int NON_BLOCKING = 0x800;
  int CLOSE_ON_EXEC = 0x80000;

  short CAN_READ = 1;
  short CAN_WRITE = 4;
  short BROKEN = 8 | 16 | 32;

  int NO_SUCH_FILE = 2;
  int NO_SUCH_DEVICE_OR_ADDRESS = 6;
  int AGAIN = 11;
  int NOT_ALLOWED = 13;
  int BUSY = 16;
  int NO_SUCH_DEVICE = 19;

  static Posix load() {
    return Native.load("c", Posix.class);
  }

  int open(String path, int flags) throws LastErrorException;

  NativeLong read(int file, byte[] into, NativeLong most) throws LastErrorException;

  NativeLong write(int file, byte[] bytes, NativeLong count) throws LastErrorException;

  /**
   * @param files one {@code struct pollfd}: file (4 bytes), events (2), what happened (2)
   */
  int poll(com.sun.jna.Memory files, NativeLong count, int millis) throws LastErrorException;

  int close(int file) throws LastErrorException;
}
