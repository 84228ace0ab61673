package id.loket.sim.fingerprint;

import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** Who hangs on the module's cable: a connection, or the port of a machine. */
abstract class Host {
  abstract InputStream in();

  abstract OutputStream out();

  /** Hard, as a pulled cable looks to the host. */
  abstract void cut();

  /** Whether the cable is there again after a cut. */
  abstract boolean staysPlugged();

  /** Takes the cable out, or puts it in again; a connection is made anew by its host. */
  abstract void plug(boolean out) throws IOException;

  static Host of(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    return new Host() {
      @Override
      InputStream in() {
        return in;
      }

      @Override
      OutputStream out() {
        return out;
      }

      @Override
      void cut() {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // It was closing already.
        }
      }

      @Override
      boolean staysPlugged() {
        return false;
      }

      @Override
      void plug(boolean out) {}
    };
  }

  static Host of(VirtualSerialPort port) {
    InputStream in = port.in();
    OutputStream out = port.out();
    return new Host() {
      @Override
      InputStream in() {
        return in;
      }

      @Override
      OutputStream out() {
        return out;
      }

      @Override
      void cut() {
        try {
          port.unplug();
          port.plugIn();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      boolean staysPlugged() {
        return true;
      }

      @Override
      void plug(boolean out) throws IOException {
        if (out) {
          port.unplug();
        } else {
          port.plugIn();
        }
      }
    };
  }
}
