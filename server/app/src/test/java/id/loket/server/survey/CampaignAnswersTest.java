package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.journal.SideFile;
import id.loket.skm.Instrument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignAnswersTest {
  private static final List<Integer> GOOD = Collections.nCopies(9, 4);
  private static final List<Integer> POOR = Collections.nCopies(9, 1);

  private static final List<Integer> STARS = List.of(6, 5, 4, 3, 1);

  @TempDir Path folder;

  @Test
  void theyComeBackWithASecondCopyAndThePublicSurveyNeverSeesThem() throws Exception {
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    try (AnswerFile file = AnswerFile.open(folder)) {
      CampaignAnswers answers = file.campaigns();
      answers.add(
          "2026-11-23-aaaaaaaaaaaaaaaaaaaa", 7, CampaignSurvey.SKM, List.of(GOOD, POOR, GOOD));
      answers.add(
          "2026-11-23-aaaaaaaaaaaaaaaaaaaa", 7, CampaignSurvey.SKM, List.of(GOOD, POOR, GOOD));
      answers.add("2026-11-23-bbbbbbbbbbbbbbbbbbbb", 8, CampaignSurvey.SKM, List.of(POOR));
      answers.add("2026-11-23-cccccccccccccccccccc", 9, CampaignSurvey.SPAK, List.of(STARS));
      assertEquals(List.of(POOR, GOOD, GOOD), answers.sheet(7, CampaignSurvey.SKM));
      assertEquals(
          0,
          file.answered(LocalDate.MIN, LocalDate.MAX, Optional.empty(), Instrument.standard())
              .counts()
              .respondents());
      assertTrue(file.newestRows(new DataOutputStream(copied)));
    }

    Path back = Files.createDirectory(folder.resolve("back"));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(copied.toByteArray()));
    try (SideFile file = SideFile.open(back.resolve(AnswerFile.FILE))) {
      file.put(in, in.readInt());
    }
    try (AnswerFile file = AnswerFile.open(back)) {
      assertEquals(List.of(POOR, GOOD, GOOD), file.campaigns().sheet(7, CampaignSurvey.SKM));
      assertEquals(1, file.campaigns().count(8, CampaignSurvey.SKM));
      assertEquals(List.of(STARS), file.campaigns().sheet(9, CampaignSurvey.SPAK));
      assertEquals(0, file.campaigns().count(9, CampaignSurvey.SKM));
    }
  }
}
