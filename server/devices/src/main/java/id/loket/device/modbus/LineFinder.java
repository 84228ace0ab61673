package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.device.link.SerialAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds a unit that speaks Modbus at a serial port, at the rates and numbers that units come with.
 * Each port is searched once, whichever kinds of device are looked for. Many threads may use it.
 */
public final class LineFinder {
  private static final List<Integer> RATES = List.of(9600, 19_200, 115_200);
  private static final int MOST_UNIT = 3;
  private static final Duration OPEN = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofMillis(250);
  private static final String DOING = "looking who is there";

  private final Map<Path, Optional<Unit>> found = new ConcurrentHashMap<>();

  private record Unit(SerialAddress at, int number) {}

  /** The first point of that sort of the unit that answers there; empty if it has none. */
  public Optional<ModbusAddress> find(Path port, Point point) {
    return found
        .computeIfAbsent(port, LineFinder::search)
        .filter(unit -> answers(unit, point))
        .map(unit -> new ModbusAddress(unit.at(), unit.number(), point, 0));
  }

  private static Optional<Unit> search(Path port) {
    for (int rate : RATES) {
      SerialAddress at = SerialAddress.usual(port.toString(), rate);
      try (ByteLink link = at.open(OPEN)) {
        for (int number = 1; number <= MOST_UNIT; number++) {
          if (speaks(link, number)) {
            return Optional.of(new Unit(at, number));
          }
        }
      } catch (LinkException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A refusal is an answer, too. */
  private static boolean speaks(ByteLink link, int number) {
    try {
      ask(link, number, new ReadMultipleRegistersRequest(0, 1));
      return true;
    } catch (LinkException | BoardException e) {
      return false;
    }
  }

  private static boolean answers(Unit unit, Point point) {
    try (ByteLink link = unit.at().open(OPEN)) {
      return ask(link, unit.number(), question(point)) < 0x80;
    } catch (LinkException | BoardException e) {
      return false;
    }
  }

  /** The function that was answered; above 0x80 where it was refused. */
  private static int ask(ByteLink link, int number, ModbusRequest request)
      throws LinkException, BoardException {
    request.setUnitID(number);
    return new LineFrames().ask(link, request, Deadline.in(ANSWER), DOING).getFunctionCode() & 0xFF;
  }

  private static ModbusRequest question(Point point) {
    return switch (point) {
      case COIL -> new ReadCoilsRequest(0, 1);
      case INPUT -> new ReadInputDiscretesRequest(0, 1);
      case REGISTER -> new ReadMultipleRegistersRequest(0, 1);
    };
  }
}
