package id.loket.sim.serial;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** The calls of Linux's C library that make a pseudo-terminal. */
interface Posix extends Library {
  int READ_WRITE = 2;
  int NO_CONTROLLING_TERMINAL = 0x100;
  int NON_BLOCKING = 0x800;
  int CLOSE_ON_EXEC = 0x80000;
  int AGAIN = 11;
  int INPUT_OUTPUT = 5;
  int NOW = 0;

  /** Bytes of a {@code struct termios}, with some to spare. */
  int TERMIOS_BYTES = 128;

  Posix SYSTEM = Native.load("c", Posix.class);

  int posix_openpt(int flags) throws LastErrorException;

  int grantpt(int master) throws LastErrorException;

  int unlockpt(int master) throws LastErrorException;

  int ptsname_r(int master, byte[] name, NativeLong length);

  int open(String path, int flags) throws LastErrorException;

  int close(int file) throws LastErrorException;

  int tcgetattr(int file, Memory termios) throws LastErrorException;

  int tcsetattr(int file, int when, Memory termios) throws LastErrorException;

  void cfmakeraw(Memory termios);

  int poll(Memory files, NativeLong count, int millis) throws LastErrorException;

  NativeLong read(int file, byte[] into, NativeLong most) throws LastErrorException;

  NativeLong write(int file, byte[] bytes, NativeLong count) throws LastErrorException;
}
