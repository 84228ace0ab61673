package id.loket.server.announcer;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncerContractTest {
  @Test
  void howABoardSoundsFitsTheDescription() throws Exception {
    ContractStory.tell(
        "announcer",
        story -> {
          Client board = story.office().screen("BOARD");
          Client technician = story.office().person("TECHNICIAN");
          String id =
              story.ok(technician, "GET", "/api/v1/announcers").at("/boards/0/board").asText();
          String path = "/api/v1/announcers/" + id;
          Object[] sound = {
            "chime",
            false,
            "voice",
            true,
            "languages",
            List.of("id", "en"),
            "volume",
            70,
            "quiet",
            List.of(Map.of("from", "12:00", "to", "13:00"))
          };

          story.ok(technician, "PUT", path, sound);
          story.ok(technician, "GET", "/api/v1/announcers");
          story.picture(board, "/api/v1/hall/live", p -> p.at("/settings/volume").asInt() == 70);
          story.fails(404, technician, "PUT", "/api/v1/announcers/none", sound);
          story.fails(422, technician, "PUT", path, "chime", true);
          story.fails(403, story.office().person("OFFICER"), "PUT", path, sound);
          story.ok(technician, "DELETE", path);
          story.fails(404, technician, "DELETE", "/api/v1/announcers/none");
        });
  }
}
