package id.loket.server.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Questionnaires that ask of more than the nine unsur, or of fewer. */
public final class OwnUnsur {
  private OwnUnsur() {}

  /** The standard one with KEAMANAN as a tenth unsur and a second question of the time. */
  static Questionnaire added() {
    ObjectNode root = QuestionnaireFile.toJson(QuestionnaireFile.readDefault());
    add(root);
    return QuestionnaireFile.read("own", root.toString());
  }

  /** Makes that of the standard one. */
  public static void add(ObjectNode root) {
    ArrayNode unsur = (ArrayNode) root.get("unsur");
    unsur.addObject().put("key", "KEAMANAN").put("name", "Keamanan").putArray("questions");
    ((ArrayNode) unsur.get(9).get("questions")).add("KEAMANAN");
    ((ArrayNode) unsur.get(2).get("questions")).add("WAKTU_2");
    for (JsonNode one : unsur) {
      ((ObjectNode) one).put("weight", "1/10");
    }
    question(root, "WAKTU_2", "Seberapa tepat waktu pelayanan kami?", "How punctual are we?");
    question(root, "KEAMANAN", "Seberapa aman ruang tunggu kami?", "How safe is our hall?");
  }

  private static void question(ObjectNode root, String key, String id, String en) {
    ArrayNode questions = (ArrayNode) root.get("questions");
    ObjectNode one = questions.get(0).deepCopy();
    one.put("key", key);
    ((ObjectNode) one.get("text")).put("id", id).put("en", en);
    questions.add(one);
  }
}
