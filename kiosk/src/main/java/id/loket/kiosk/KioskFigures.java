package id.loket.kiosk;

import id.loket.device.PrintOutcome.Result;
import id.loket.device.PrinterState;
import id.loket.station.Figures;
import id.loket.station.MetricsText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a kiosk's station is.
 *
 * @param waiting slips that wait for the printer
 * @param untold outcomes that the server has not taken yet
 * @param ended slips by what became of them
 */
record KioskFigures(
    boolean connected,
    PrinterState printer,
    int waiting,
    int untold,
    Map<Result, Long> ended,
    boolean spoolAlive)
    implements Figures {

  @Override
  public boolean well() {
    return connected && spoolAlive;
  }

  @Override
  public Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("server", Figures.server(connected));
    health.put("printer", printer);
    health.put("waiting", waiting);
    health.put("untold", untold);
    return health;
  }

  @Override
  public MetricsText metrics() {
    MetricsText text =
        new MetricsText()
            .gauge("loket_station_connected", "Whether the server's live topic is open.", connected)
            .states(
                "loket_station_printer_state",
                "1 for the state the printer is in.",
                PrinterState.class,
                printer)
            .gauge("loket_station_slips_waiting", "Slips that wait for the printer.", waiting)
            .gauge(
                "loket_station_outcomes_untold",
                "Outcomes that the server has not taken yet.",
                untold)
            .counter("loket_station_slips_total", "Slips by what became of them.");
    ended.forEach(
        (result, count) ->
            text.line("loket_station_slips_total{result=\"" + result + "\"}", count));
    return text;
  }
}
