package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionnaireFileTest {
  @Test
  void facilitiesAreAskedBeforeComplaints() {
    Questionnaire questionnaire = QuestionnaireFile.readDefault();

    assertEquals(
        List.of(
            "PERSYARATAN",
            "PROSEDUR",
            "WAKTU",
            "BIAYA",
            "PRODUK",
            "KOMPETENSI",
            "PERILAKU",
            "SARPRAS",
            "PENGADUAN"),
        questionnaire.questions().stream().map(question -> question.unsur().name()).toList());
  }

  @Test
  void theAnswersAreTheRegulationsFourWithTheWorstFirst() {
    List<Questionnaire.Question> questions = QuestionnaireFile.readDefault().questions();

    assertEquals(
        List.of("Sangat mahal", "Cukup mahal", "Murah", "Gratis"), answers(questions.get(3)));
    assertEquals(List.of("Buruk", "Cukup", "Baik", "Sangat baik"), answers(questions.get(7)));
    assertEquals(
        List.of(
            "Tidak ada",
            "Ada tetapi tidak berfungsi",
            "Berfungsi kurang maksimal",
            "Dikelola dengan baik"),
        answers(questions.get(8)));
    for (int other : List.of(0, 1, 2, 4, 5, 6)) {
      assertTrue(answers(questions.get(other)).get(0).startsWith("Tidak "), "question " + other);
      assertTrue(answers(questions.get(other)).get(3).startsWith("Sangat "), "question " + other);
    }
  }

  @Test
  void aProfileHoldsOnlyWhatTheListsOffer() {
    Questionnaire questionnaire = QuestionnaireFile.readDefault();

    assertTrue(questionnaire.offers("sex", "P"));
    assertTrue(questionnaire.offers("age", "25-34"));
    assertTrue(questionnaire.offers("education", "S1"));
    assertTrue(questionnaire.offers("occupation", "LAINNYA"));
    assertFalse(questionnaire.offers("sex", "S1"));
    assertFalse(questionnaire.offers("nik", "1234567890123456"));
  }

  @Test
  void whatScreensGetReadsBackAsTheSameQuestionnaire() {
    Questionnaire questionnaire = QuestionnaireFile.readDefault();

    String json = QuestionnaireFile.toJson(questionnaire).toPrettyString();

    assertEquals(questionnaire, QuestionnaireFile.read("api", json));
  }

  @Test
  void aQuestionnaireInTheOrderOfTheListIsRefused() {
    ObjectNode root = QuestionnaireFile.toJson(QuestionnaireFile.readDefault());
    ArrayNode questions = (ArrayNode) root.get("questions");
    questions.add(questions.remove(7));

    String message = refusal(root);

    assertTrue(
        message.contains(
            "$.questions[7].key: \"PENGADUAN\" is not allowed; allowed is one of SARPRAS"),
        message);
    assertTrue(message.contains("$.questions[8].key"), message);
  }

  @Test
  void answersInReverseOrderAreRefusedAllAtOnce() {
    ObjectNode root = QuestionnaireFile.toJson(QuestionnaireFile.readDefault());
    ArrayNode answers = (ArrayNode) root.at("/questions/3/answers");
    for (int i = 1; i < 4; i++) {
      answers.insert(0, answers.remove(i));
    }

    String message = refusal(root);

    assertTrue(
        message.contains("$.questions[3].answers[0].value: 4 is not allowed; allowed is 1"),
        message);
    assertEquals(5, message.lines().count(), message);
  }

  @Test
  void aMissingAnswerAnEmptyTextAndAChoiceTwiceAreNamed() {
    ObjectNode root = QuestionnaireFile.toJson(QuestionnaireFile.readDefault());
    ((ArrayNode) root.at("/questions/0/answers")).remove(2);
    ((ObjectNode) root.at("/questions/1/text")).put("en", "");
    ((ObjectNode) root.at("/profile/0/choices/1")).put("value", "L");

    String message = refusal(root);

    assertTrue(message.startsWith("survei.json:\n  line "), message);
    assertTrue(message.contains("$.questions[0].answers: 3 answers are not allowed"), message);
    assertTrue(message.contains("$.questions[1].text.en: \"\" is not allowed"), message);
    assertTrue(message.contains("$.profile[0].choices[1].value: \"L\" is used twice"), message);
  }

  private static String refusal(ObjectNode root) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> QuestionnaireFile.read("survei.json", root.toPrettyString()))
        .getMessage();
  }

  private static List<String> answers(Questionnaire.Question question) {
    return question.answers().stream().map(answer -> answer.text().id()).toList();
  }
}
