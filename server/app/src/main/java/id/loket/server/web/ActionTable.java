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

/** Which role may do what: {@code access/<feature>.json} of every feature. */
public final class ActionTable {
  private final Map<String, Set<Role>> rolesByAction;

  private ActionTable(Map<String, Set<Role>> rolesByAction) {
    this.rolesByAction = rolesByAction;
  }

  /**
   * @throws IllegalStateException if a feature's table is missing, names an unknown role, or an
   *     action of another feature
   */
  public static ActionTable load(List<String> features) {
    Map<String, Set<Role>> all = new LinkedHashMap<>();
    for (String feature : features) {
      read("/access/" + feature + ".json")
          .forEach(
              (action, roles) -> {
                if (all.put(action, roles) != null) {
                  throw new IllegalStateException("action " + action + " is there twice");
                }
              });
    }
    return new ActionTable(Collections.unmodifiableMap(all));
  }

  private static Map<String, Set<Role>> read(String name) {
    try (InputStream json = ActionTable.class.getResourceAsStream(name)) {
      return new ObjectMapper()
          .readValue(json, new TypeReference<LinkedHashMap<String, Set<Role>>>() {});
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(name + " can't be used", e);
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
