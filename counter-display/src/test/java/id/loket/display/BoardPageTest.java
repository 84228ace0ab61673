package id.loket.display;

import org.junit.jupiter.api.Test;

/** The board's page without a browser: its queue of announcements and its layout. */
class BoardPageTest {
  @Test
  void thePageAnnouncesEachCallOnceInOrderAndEveryCallHasItsRow() throws Exception {
    NodeCheck.run("board.check.mjs", "src/main/resources/screens/board");
  }
}
