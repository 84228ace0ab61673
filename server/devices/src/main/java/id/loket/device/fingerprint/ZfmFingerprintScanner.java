package id.loket.device.fingerprint;

import id.loket.device.CapturedImage;
import id.loket.device.FingerprintScanner;
import id.loket.device.ScanOutcome;
import id.loket.device.ScanOutcome.Reason;
import id.loket.device.ScannerState;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.SerialAddress;
import java.time.Duration;

/**
 * A scanner that is a module of the ZFM and R30x family: ZFM-20, 60 and 70, R302 to R307, FPM10A,
 * AS608, R503. It gives the picture; what such a module can keep and compare itself is not used.
 *
 * <p>Each scan greets the module first, so a picture is never made of what lay on the cable before;
 * after a fault the link is opened anew. Known limit: a module that was given an address of its own
 * is not spoken to under it, but under the one that all answer to.
 */
final class ZfmFingerprintScanner implements FingerprintScanner {
  static final int FAST_BAUD = 115_200;

  private static final Duration OPEN = Duration.ofSeconds(2);

  /** A module answers within a fraction of it; a busy station may hear that late. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** Between two looks for a finger; the module's own look comes on top. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final LinkAddress address;
  private final int password;
  private final Light light;
  private final int fastBaud;
  private ByteLink link;
  private ZfmModule module;

  /** Where the module was heard last: as the settings say, or at the rate that it was raised to. */
  private LinkAddress at;

  /** Whether it has said that it can't be raised. */
  private boolean staysSlow;

  private String detail = "";

  ZfmFingerprintScanner(LinkAddress address, int password, Light light) {
    this(address, password, light, FAST_BAUD);
  }

  /**
   * @param fastBaud to which a module on a serial port is raised, because a picture takes seven
   *     seconds at 57,600; a multiple of 9,600
   */
  ZfmFingerprintScanner(LinkAddress address, int password, Light light, int fastBaud) {
    this.address = address;
    this.password = password;
    this.light = light;
    this.fastBaud = fastBaud;
    this.at = address;
  }

  @Override
  public ScanOutcome scan(Duration patience, Watch watch) {
    try {
      greeted();
      return finger(patience, watch);
    } catch (LinkException e) {
      close();
      return ScanOutcome.none(reason(e), e.getMessage());
    } catch (ModuleException e) {
      settle(e);
      return ScanOutcome.none(e.reason(), address + ": " + e.getMessage());
    }
  }

  @Override
  public boolean awaitLift(Duration patience, Watch watch) {
    try {
      greeted();
      Deadline deadline = Deadline.in(patience);
      while (!deadline.isOver() && watch.goesOn()) {
        if (!seesAnything()) {
          return true;
        }
        rest();
      }
      return false;
    } catch (LinkException e) {
      close();
      return false;
    } catch (ModuleException e) {
      settle(e);
      return false;
    }
  }

  @Override
  public ScannerState state() {
    try {
      greeted();
      detail = "";
      return ScannerState.READY;
    } catch (LinkException e) {
      close();
      detail = e.getMessage();
      return e.state(ScannerState.class);
    } catch (ModuleException e) {
      settle(e);
      detail = address + ": " + e.getMessage();
      return e.reason() == Reason.GARBLED ? ScannerState.GARBLED : ScannerState.FAULT;
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    if (link != null) {
      link.abort();
      link = null;
      module = null;
    }
  }

  private ScanOutcome finger(Duration patience, Watch watch) throws LinkException, ModuleException {
    module.light(light, true);
    watch.waits();
    try {
      Deadline deadline = Deadline.in(patience);
      while (!module.seesFinger()) {
        if (!watch.goesOn()) {
          return ScanOutcome.none(Reason.WITHDRAWN, "");
        }
        if (deadline.isOver()) {
          return ScanOutcome.none(Reason.NO_FINGER, "");
        }
        rest();
      }
      watch.reads(0);
      module.judge();
      int usual = FingerPicture.usualBytes();
      byte[] halves =
          module.picture(bytes -> watch.reads(Math.min(100, (int) (100L * bytes / usual))));
      CapturedImage image = FingerPicture.of(halves);
      return ScanOutcome.taken(image);
    } finally {
      darken();
    }
  }

  /** The outcome stands, whatever the light does. */
  private void darken() {
    try {
      module.light(light, false);
    } catch (LinkException e) {
      close();
    }
  }

  private boolean seesAnything() throws LinkException, ModuleException {
    try {
      return module.seesFinger();
    } catch (ModuleException e) {
      if (e.reason() == Reason.LIFTED) {
        return true;
      }
      throw e;
    }
  }

  /** A link that was open before may have died unnoticed; the second one is new. */
  private void greeted() throws LinkException, ModuleException {
    boolean wasOpen = module != null;
    try {
      greet();
    } catch (LinkException e) {
      close();
      if (!wasOpen || e.kind() != LinkException.Kind.CUT_OFF) {
        throw e;
      }
      greet();
    }
  }

  private void greet() throws LinkException, ModuleException {
    if (module != null) {
      module.greet(password);
      return;
    }
    try {
      greetAt(at);
    } catch (LinkException e) {
      LinkAddress other = at.equals(address) ? fast() : address;
      boolean wrongRate =
          e.kind() == LinkException.Kind.SILENT || e.kind() == LinkException.Kind.GARBLED;
      if (!wrongRate || other.equals(at)) {
        throw e;
      }
      greetOtherwise(other, e);
    }
    raise();
  }

  /** A module keeps the rate that it was raised to, also when nobody is left who knows it. */
  private void greetOtherwise(LinkAddress other, LinkException first)
      throws LinkException, ModuleException {
    close();
    try {
      greetAt(other);
    } catch (LinkException e) {
      close();
      at = address;
      throw first;
    }
  }

  private void greetAt(LinkAddress where) throws LinkException, ModuleException {
    link = where.open(OPEN);
    module = new ZfmModule(link, ANSWER);
    module.greet(password);
    at = where;
  }

  private LinkAddress fast() {
    return address instanceof SerialAddress serial && serial.baud() < fastBaud
        ? serial.withBaud(fastBaud)
        : address;
  }

  private void raise() throws LinkException, ModuleException {
    LinkAddress fast = fast();
    if (staysSlow || at.equals(fast)) {
      return;
    }
    try {
      module.speakAt(fastBaud);
    } catch (ModuleException e) {
      staysSlow = true;
      return;
    }
    close();
    greetAt(fast);
  }

  /**
   * After a plain no the conversation goes on; after anything else nobody knows what comes next.
   */
  private void settle(ModuleException e) {
    if (e.reason() != Reason.LIFTED && e.reason() != Reason.UNREADABLE) {
      close();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reason reason(LinkException e) {
    return switch (e.kind()) {
      case UNREACHABLE -> Reason.UNREACHABLE;
      case SILENT -> Reason.SILENT;
      case CUT_OFF -> Reason.CUT_OFF;
      case GARBLED -> Reason.GARBLED;
    };
  }
}
