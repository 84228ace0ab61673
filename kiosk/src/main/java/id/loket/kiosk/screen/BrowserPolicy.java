package id.loket.kiosk.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Chromium is told by the computer's administrator, and a visitor can't change: one address
 * and nothing beyond the page. The names are those of chromeenterprise.google/policies; each is
 * held against the list of the browser itself in the tests.
 */
public final class BrowserPolicy {
  private static final List<String> OFF =
      List.of(
          "AllowDinosaurEasterEgg",
          "AllowFileSelectionDialogs",
          "AudioCaptureAllowed",
          "AutofillAddressEnabled",
          "AutofillCreditCardEnabled",
          "BackgroundModeEnabled",
          "BookmarkBarEnabled",
          "BrowserAddPersonEnabled",
          "BrowserGuestModeEnabled",
          "BuiltInDnsClientEnabled",
          "ComponentUpdatesEnabled",
          "DefaultBrowserSettingEnabled",
          "DefaultSearchProviderEnabled",
          "EditBookmarksEnabled",
          "EnableMediaRouter",
          "MetricsReportingEnabled",
          "PasswordManagerEnabled",
          "PaymentMethodQueryEnabled",
          "PrintingEnabled",
          "PromotionsEnabled",
          "RemoteDebuggingAllowed",
          "ScreenCaptureAllowed",
          "SearchSuggestEnabled",
          "ShowHomeButton",
          "SpellCheckServiceEnabled",
          "SpellcheckEnabled",
          "TaskManagerEndProcessEnabled",
          "TranslateEnabled",
          "VideoCaptureAllowed");

  /** Nobody is asked for leave: the answer is no. */
  private static final List<String> NEVER_ASKED =
      List.of(
          "DefaultClipboardSetting",
          "DefaultFileSystemReadGuardSetting",
          "DefaultFileSystemWriteGuardSetting",
          "DefaultGeolocationSetting",
          "DefaultLocalFontsSetting",
          "DefaultNotificationsSetting",
          "DefaultPopupsSetting",
          "DefaultSensorsSetting",
          "DefaultSerialGuardSetting",
          "DefaultWebBluetoothGuardSetting",
          "DefaultWebHidGuardSetting",
          "DefaultWebUsbGuardSetting",
          "DefaultWindowManagementSetting");

  private BrowserPolicy() {}

  /** That of a computer which knows the server's certificate by itself. */
  public static String of(ScreenSettings settings, Path waiting) {
    return of(settings, waiting, Optional.empty());
  }

  /**
   * The text of the policy's file.
   *
   * @param waiting the page that is shown while the server does not answer
   * @param authority the office's own, encoded as DER; empty where the computer knows the server's
   *     certificate, or the line is plain
   */
  public static String of(ScreenSettings settings, Path waiting, Optional<byte[]> authority) {
    Map<String, Object> policy = new TreeMap<>();
    OFF.forEach(name -> policy.put(name, false));
    NEVER_ASKED.forEach(name -> policy.put(name, 2));
    policy.put("URLBlocklist", List.of("*"));
    List<String> allowed =
        new ArrayList<>(List.of(exactly(settings.server()), waiting.toUri().toString()));
    settings.siskop2mi().map(BrowserPolicy::exactly).ifPresent(allowed::add);
    policy.put("URLAllowlist", allowed);
    policy.put("AutoplayAllowlist", List.of(settings.origin()));
    if (settings.server().getScheme().equals("http")) {
      // Else the browser keeps no page for the time in which the server does not answer.
      policy.put("OverrideSecurityRestrictionsOnInsecureOrigin", List.of(settings.origin()));
    }
    authority.ifPresent(
        one -> policy.put("CACertificates", List.of(Base64.getEncoder().encodeToString(one))));
    // A PDF would bring a page of the browser's own, with buttons; as a download it is refused.
    policy.put("AlwaysOpenPdfExternally", true);
    policy.put("DeveloperToolsAvailability", 2);
    policy.put("DownloadRestrictions", 3);
    policy.put("IncognitoModeAvailability", 1);
    policy.put("BrowserSignin", 0);
    policy.put("SyncDisabled", true);
    policy.put("SavingBrowserHistoryDisabled", true);
    policy.put("NetworkPredictionOptions", 2);
    policy.put("DnsOverHttpsMode", "off");
    policy.put("SafeBrowsingProtectionLevel", 0);
    policy.put("ExtensionSettings", extensions(settings, waiting.resolveSibling("outside")));
    policy.put("BlockExternalExtensions", true);
    return json(policy);
  }

  /**
   * None; or ours alone, where a site of somebody else is shown. A browser that blocks all others
   * by name blocks that as well: no other can be installed where no address but these opens and
   * nothing is downloaded.
   */
  private static Map<String, Object> extensions(ScreenSettings settings, Path ours) {
    return settings.siskop2mi().isPresent()
        ? Map.of(Outside.id(ours), Map.of("installation_mode", "allowed"))
        : Map.of("*", Map.of("installation_mode", "blocked"));
  }

  /** Without the dot a name would stand for all names that end with it, too. */
  private static String exactly(URI server) {
    String host = server.getHost();
    boolean number = host.startsWith("[") || host.matches("[0-9.]+");
    String port = server.getPort() < 0 ? "" : ":" + server.getPort();
    return server.getScheme() + "://" + (number ? "" : ".") + host + port;
  }

  private static String json(Map<String, Object> policy) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsString(policy)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
