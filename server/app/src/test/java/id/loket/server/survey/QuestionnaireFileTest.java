package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.skm.Instrument;
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
        questionnaire.keys());
    assertEquals(Instrument.standard(), questionnaire.instrument());
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
  void oneOfBeforeThatNamesNoUnsurIsOfTheNine() {
    ObjectNode root = QuestionnaireFile.toJson(QuestionnaireFile.readDefault());
    root.remove("unsur");

    assertEquals(
        QuestionnaireFile.readDefault(), QuestionnaireFile.read("before", root.toPrettyString()));
  }

  @Test
  void anOfficeMayAskOfUnsurOfItsOwnAndSeveralQuestionsOfOne() {
    Questionnaire own = OwnUnsur.added();

    Questionnaire again = QuestionnaireFile.read("api", QuestionnaireFile.toJson(own).toString());

    assertEquals(own, again);
    assertEquals(11, again.keys().size());
    assertEquals("1/10", again.instrument().weights());
    assertEquals(List.of("WAKTU", "WAKTU_2"), again.instrument().elements().get(2).questions());
  }

  @Test
  void whatIsNoSetOfUnsurIsRefusedAndNamed() {
    ObjectNode root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ObjectNode) root.at("/unsur/0")).put("weight", "0.11");
    assertContains("$.unsur: the weights sum to 101/100 (1.0100): exactly 1", refusal(root));

    root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ObjectNode) root.at("/unsur/0")).put("weight", "1/0").put("key", "waktu kita");
    String message = refusal(root);
    assertContains("$.unsur[0].weight: \"1/0\" is not allowed; allowed is more than 0", message);
    assertContains("$.unsur[0].key: \"waktu kita\" is not allowed; allowed is a key as", message);

    root = QuestionnaireFile.toJson(OwnUnsur.added());
    List<String> fine = List.of("1/999981", "37036/333327", "1/999927", "37034/333309", "1/999819");
    List<String> rest = List.of("37030/333273", "1/999711", "12342/111079", "5/9");
    for (int i = 0; i < 9; i++) {
      String weight = i < 5 ? fine.get(i) : rest.get(i - 5);
      ((ObjectNode) root.at("/unsur/" + i)).put("weight", weight);
    }
    ((ArrayNode) root.get("unsur")).remove(9);
    ((ArrayNode) root.get("questions")).remove(10);
    assertContains("$.unsur: the weights have no common denominator", refusal(root));

    root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ObjectNode) root.at("/unsur/9")).put("key", "WAKTU");
    assertContains("$.unsur: WAKTU stands there twice: once is allowed", refusal(root));

    root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ArrayNode) root.at("/unsur/9/questions")).removeAll();
    assertContains("$.unsur[9].questions", refusal(root));
  }

  @Test
  void aQuestionThatIsMissingTwiceOrOfNoUnsurIsRefusedAndNamed() {
    ObjectNode root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ArrayNode) root.get("questions")).remove(10);
    assertContains("$.questions: questions [KEAMANAN] are missing", refusal(root));

    root = QuestionnaireFile.toJson(OwnUnsur.added());
    ((ObjectNode) root.at("/questions/1")).put("key", "PERSYARATAN");
    assertContains("$.questions[1].key: \"PERSYARATAN\" is not allowed", refusal(root));
  }

  private static void assertContains(String part, String message) {
    assertTrue(message.contains(part), part + "\n\nin\n\n" + message);
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
