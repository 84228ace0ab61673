package id.loket.server.board;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardContractTest {
  @Test
  void whatABoardShowsFitsTheDescription() throws Exception {
    ContractStory.tell(
        "board",
        story -> {
          Client board = story.office().screen("BOARD");
          Client technician = story.office().person("TECHNICIAN");
          String id = story.ok(technician, "GET", "/api/v1/boards").at("/boards/0/board").asText();
          String path = "/api/v1/boards/" + id;
          Object[] show = show(List.of(2), List.of("Selamat datang"), List.of());

          story.ok(technician, "PUT", path, show);
          story.ok(technician, "GET", "/api/v1/boards");
          story.picture(
              board,
              "/api/v1/hall/live",
              p -> p.at("/own/lines/0").asText().equals("Selamat datang"));
          story.fails(404, technician, "PUT", "/api/v1/boards/none", show);
          story.fails(422, technician, "PUT", path, show(List.of(77), List.of(), List.of()));
          story.fails(422, technician, "PUT", path, show(List.of(), List.of("a\nb"), List.of()));
          story.fails(422, technician, "PUT", path, show(List.of(), List.of(), List.of("x.mp4")));
          story.fails(
              422, technician, "PUT", path, show(List.of(), List.of(), List.of("../office.db")));
          story.fails(403, story.office().person("OFFICER"), "PUT", path, show);
          story.ok(technician, "DELETE", path);
          story.fails(404, technician, "DELETE", "/api/v1/boards/none");
        });
  }

  private static Object[] show(List<Integer> counters, List<String> lines, List<String> media) {
    return new Object[] {
      "counters", counters, "lines", lines, "media", media, "seconds", 10, "sound", false
    };
  }
}
