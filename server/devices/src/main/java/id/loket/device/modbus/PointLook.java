package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import id.loket.device.Health;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.ModbusAddress.Point;
import id.loket.doctor.Seen;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One look at a point of a board, which is read and never written. So a relay that sticks, or a
 * digit that is not shown, is not found.
 */
public final class PointLook {
  private static final String READY = "READY";

  /** Nobody leans on a button for so long. */
  private static final Duration STUCK = Duration.ofSeconds(4);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private PointLook() {}

  /**
   * @param count of coils, inputs or registers from that number on
   * @param states of the kind of device that hangs there
   */
  public static <S extends Enum<S>> Seen at(
      ModbusLine line, ModbusAddress address, int count, Class<S> states) {
    try {
      ModbusResponse answer = line.ask(address.unit(), () -> question(address, count));
      if (address.point() == Point.INPUT && !isDown(answer)) {
        // A contact that was pressed just now still bounces.
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        answer = line.ask(address.unit(), () -> question(address, count));
      }
      return isDown(answer) ? held(line, address) : new Seen(READY, Health.WELL, "");
    } catch (LinkException e) {
      return line.explain(e, Seen.of(e, states), address.unit(), () -> question(address, count));
    } catch (BoardException e) {
      return line.explain(e, address, () -> question(address, count));
    }
  }

  private static boolean isDown(ModbusResponse answer) {
    return answer instanceof ReadInputDiscretesResponse input && input.getDiscreteStatus(0);
  }

  private static Seen held(ModbusLine line, ModbusAddress address)
      throws LinkException, BoardException {
    long end = System.nanoTime() + STUCK.toNanos();
    int up = 0;
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      up = isDown(line.ask(address.unit(), () -> question(address, 1))) ? 0 : up + 1;
      if (up == 2) {
        return new Seen(READY, Health.WELL, "");
      }
    }
    return Seen.down("FAULT", address + ": down for more than " + STUCK.toSeconds() + " s");
  }

  private static ModbusRequest question(ModbusAddress address, int count) {
    int from = address.number();
    return address.point() == Point.COIL
        ? new ReadCoilsRequest(from, count)
        : address.point() == Point.INPUT
            ? new ReadInputDiscretesRequest(from, count)
            : new ReadMultipleRegistersRequest(from, count);
  }
}
