package id.loket.server.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which role may do what: {@code access/actions.json}. */
public final class ActionTable {
  private final Map<String, Set<Role>> rolesByAction;

  private ActionTable(Map<String, Set<Role>> rolesByAction) {
    this.rolesByAction = rolesByAction;
  }

  /**
   * @throws IllegalStateException if the table is missing or names an unknown role
   */
  public static ActionTable load() {
    try (InputStream json = ActionTable.class.getResourceAsStream("/access/actions.json")) {
      Map<String, Set<Role>> read =
          new ObjectMapper()
              .readValue(json, new TypeReference<LinkedHashMap<String, Set<Role>>>() {});
      return new ActionTable(Collections.unmodifiableMap(read));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("access/actions.json can't be used", e);
    }
  }

  public Set<String> actions() {
    return rolesByAction.keySet();
  }

  public Set<Role> roles(String action) {
    Set<Role> roles = rolesByAction.get(action);
    if (roles == null) {
      throw new IllegalArgumentException("action " + action + ": allowed are " + actions());
    }
    return roles;
  }

  public boolean allows(Caller caller, String action) {
    return !Collections.disjoint(roles(action), caller.roles());
  }

  public List<String> allowedTo(Caller caller) {
    return actions().stream().filter(action -> allows(caller, action)).toList();
  }
}
