package id.loket.sim.fingerprint;

import java.util.Map;

/** What the manual calls its commands and confirmations. */
final class Names {
  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          Map.entry(0x01, "GenImg"),
          Map.entry(0x02, "Img2Tz"),
          Map.entry(0x03, "Match"),
          Map.entry(0x04, "Search"),
          Map.entry(0x05, "RegModel"),
          Map.entry(0x06, "Store"),
          Map.entry(0x07, "LoadChar"),
          Map.entry(0x08, "UpChar"),
          Map.entry(0x09, "DownChar"),
          Map.entry(0x0A, "UpImage"),
          Map.entry(0x0B, "DownImage"),
          Map.entry(0x0C, "DeletChar"),
          Map.entry(0x0D, "Empty"),
          Map.entry(0x0E, "SetSysPara"),
          Map.entry(0x0F, "ReadSysPara"),
          Map.entry(0x12, "SetPwd"),
          Map.entry(0x13, "VfyPwd"),
          Map.entry(0x14, "GetRandomCode"),
          Map.entry(0x18, "WriteNotepad"),
          Map.entry(0x19, "ReadNotepad"),
          Map.entry(0x1B, "HiSpeedSearch"),
          Map.entry(0x1D, "TemplateNum"),
          Map.entry(0x1F, "ReadConList"),
          Map.entry(0x35, "AuraLed"),
          Map.entry(0x3C, "ReadProdInfo"),
          Map.entry(0x3D, "SoftReset"),
          Map.entry(0x50, "LED on"),
          Map.entry(0x51, "LED off"),
          Map.entry(0x52, "GenImg without light"),
          Map.entry(0x53, "GetEcho"));

  private static final Map<Integer, String> CONFIRMATIONS =
      Map.ofEntries(
          Map.entry(0x00, "ok"),
          Map.entry(0x01, "packet error"),
          Map.entry(0x02, "no finger"),
          Map.entry(0x03, "no picture"),
          Map.entry(0x06, "picture messy"),
          Map.entry(0x07, "too few points"),
          Map.entry(0x08, "no match"),
          Map.entry(0x09, "not found"),
          Map.entry(0x0A, "do not combine"),
          Map.entry(0x0B, "bad page"),
          Map.entry(0x0C, "page is empty"),
          Map.entry(0x13, "wrong password"),
          Map.entry(0x15, "no image"),
          Map.entry(0x1A, "bad register"),
          Map.entry(0x20, "another address"),
          Map.entry(0x21, "password needed"));

  private Names() {}

  static String of(byte[] command) {
    int code = command[0] & 0xFF;
    return String.format("%02X %s", code, COMMANDS.getOrDefault(code, "unknown"));
  }

  static String confirmation(byte code) {
    return String.format("%02X %s", code, CONFIRMATIONS.getOrDefault(code & 0xFF, ""));
  }
}
