package id.loket.sim.story;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import id.loket.sim.screens.Axe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at a page in one state as those do who stand before it: on every kind of screen, with the
 * keyboard alone, and with the rules of accessibility. Notes what is wrong and goes on.
 *
 * <p>With {@code -Dlooks=all} on every size, with a picture of each in {@code
 * target/screens/looks}, and every state with the keyboard and the rules; otherwise on two sizes,
 * and those only in the first state of each screen.
 */
final class Looks {
  private static final boolean ALL = "all".equals(System.getProperty("looks"));
  private static final Path PICTURES = Path.of("target", "screens", "looks");

  /** Width and height; the last is 1366 x 768 enlarged twice. */
  private static final List<int[]> SIZES =
      List.of(
          new int[] {1366, 768},
          new int[] {390, 844},
          new int[] {1024, 768},
          new int[] {1920, 1080},
          new int[] {1080, 1920},
          new int[] {800, 1280},
          new int[] {683, 384});

  /** Panels are upright or lying, and never as small as a telephone. */
  private static final List<int[]> PANELS =
      List.of(
          new int[] {1080, 1920},
          new int[] {1024, 768},
          new int[] {1366, 768},
          new int[] {1920, 1080},
          new int[] {800, 1280});

  /** Whoever stands before it may stand far away. */
  private static final double SMALLEST_ON_A_PANEL = 18;

  /** What the walk has scrolled out of sight has no contrast that could be judged. */
  private static final String TO_THE_TOP =
      """
      () => document.querySelectorAll('*').forEach((e) => { if (e.scrollTop > 0) e.scrollTop = 0; })
      """;

  /** Gives what can be focused and pressed now, and how it looks without the focus. */
  private static final String CONTROLS =
      """
      const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
      const scope = modal ?? document.body;
      const box = (e) => e.getBoundingClientRect();
      const words = (e) => (e.innerText ?? '').trim().split('\\n')[0].slice(0, 30);
      const name = (e) => e.dataset.testid
        || (e.id ? `#${e.id}` : '')
        || `${e.tagName.toLowerCase()}.${String(e.className?.baseVal ?? e.className).trim()
          .replaceAll(' ', '.')} "${words(e)}"`;
      const label = (e) => e.labels?.[0] ?? null;
      const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0
        && !e.closest('[inert]');
      const hidden = (e) => box(e).width <= 2 || box(e).height <= 2
        || getComputedStyle(e).opacity === '0' || getComputedStyle(e).clipPath !== 'none';
      const target = (e) => (hidden(e) && label(e) ? label(e) : e);
      const controls = () => [...scope.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex], audio[controls]')]
        .filter((e) => !e.disabled && e.type !== 'hidden' && e.getAttribute('tabindex') !== '-1')
        .filter((e) => shown(target(e)));
      """;

  /** What leaves the page, is covered, is cut off, or is too small. */
  private static final String MISFITS =
      """
      async ([smallest, panel]) => {
      %s
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        await document.fonts.ready;
        await frame();
        for (const one of document.getAnimations()) {
          if (one.effect?.getComputedTiming().iterations !== Infinity) one.finish();
        }
        await frame();
        await frame();
        const bad = [];
        const root = document.scrollingElement;
        const clips = (e, way) => ['hidden', 'clip'].includes(getComputedStyle(e)[way]);
        const rests = clips(root, 'overflowY') || clips(document.body, 'overflowY');
        if (root.scrollWidth > innerWidth + 1) {
          const wide = [...scope.querySelectorAll('*')]
            .filter((e) => shown(e) && box(e).right > innerWidth + 1).slice(-2).map(name);
          bad.push(`scrolls sideways by ${root.scrollWidth - innerWidth}: ${wide}`);
        }
        if (modal && modal.scrollWidth > modal.clientWidth + 1) {
          bad.push('the dialog scrolls sideways');
        }

        const cut = new Set();
        const all = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
        while (all.nextNode()) {
          const text = all.currentNode;
          const e = text.parentElement;
          if (text.data.trim() === '' || !shown(e)) continue;
          if (e.closest('.only-heard, .skip, svg, script, style, noscript, option, [hidden]')) continue;
          if (box(e).width <= 2 || box(e).height <= 2) continue;
          const size = parseFloat(getComputedStyle(e).fontSize);
          if (size < smallest - 0.1) cut.add(`${name(e)} is written in ${size.toFixed(1)} px`);
          const range = document.createRange();
          range.selectNodeContents(text);
          for (const one of range.getClientRects()) {
            if (one.width > 0) place(e, one, size);
          }
        }
        function place(e, one, size) {
          const loose = 0.3 * size;
          let free = { x: false, y: false };
          let fixed = false;
          for (let up = e; up && up !== document.body && up !== root; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (style.position === 'fixed') fixed = true;
            if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return;
            const at = box(up);
            if (['auto', 'scroll'].includes(style.overflowX)) free.x = true;
            if (['auto', 'scroll'].includes(style.overflowY)) free.y = true;
            if (up === modal) break;
            if (style.display === 'inline') continue;
            if (!free.x && clips(up, 'overflowX')
              && (one.right > at.right + 2 || one.left < at.left - 2)) {
              cut.add(`${name(e)} "${words(e)}" is cut off by ${name(up)}`);
              return;
            }
            if (!free.y && clips(up, 'overflowY')
              && (one.bottom > at.bottom + loose || one.top < at.top - loose)) {
              cut.add(`${name(e)} "${words(e)}" is cut off by ${name(up)}`);
              return;
            }
          }
          if (!free.x && (one.left < -1 || one.right > innerWidth + 1)) {
            cut.add(`${name(e)} "${words(e)}" leaves the screen to the side`);
          } else if (!free.y && (fixed || rests)
            && (one.bottom > innerHeight + loose || one.top < -loose)) {
            cut.add(`${name(e)} "${words(e)}" leaves the screen`);
          } else if (rests && !free.x && !free.y) {
            const hit = document.elementFromPoint(
              (one.left + one.right) / 2, (one.top + one.bottom) / 2);
            if (hit && !hit.contains(e) && !e.contains(hit) && isSolid(hit, e)
              && getComputedStyle(e).pointerEvents !== 'none') {
              cut.add(`${name(e)} "${words(e)}" lies under ${name(hit)}`);
            }
          }
        }
        // Big letters have room around them that lies over their neighbours and hides nothing.
        function isSolid(hit, e) {
          for (let up = hit; up && !up.contains(e); up = up.parentElement) {
            const style = getComputedStyle(up);
            if (up.matches('img, svg, canvas, video, button, input') || style.backgroundImage !== 'none'
              || !/^rgba\\(.*, 0\\)$|^transparent$/.test(style.backgroundColor)) return true;
          }
          return false;
        }
        bad.push(...cut);
        const usual = document.documentElement.dataset.text !== 'large';
        for (const e of panel && usual ? scope.querySelectorAll('main *') : []) {
          const style = getComputedStyle(e);
          const clamped = style.webkitLineClamp !== 'none' && e.scrollHeight > e.clientHeight + 4;
          if (shown(e) && (clamped || (style.textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1))) {
            bad.push(`${name(e)} "${words(e)}" is shortened though it is of our own catalogue`);
          }
        }

        const places = [...document.querySelectorAll('*')]
          .filter((e) => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)
          .map((e) => [e, e.scrollLeft, e.scrollTop]);
        for (const one of controls()) {
          const e = target(one);
          e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
          const at = e.getClientRects()[0] ?? box(e);
          const x = (at.left + at.right) / 2;
          const y = (at.top + at.bottom) / 2;
          if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) {
            bad.push(`${name(one)} can't be brought onto the screen`);
            continue;
          }
          const hit = document.elementFromPoint(x, y);
          if (hit !== e && !e.contains(hit) && !label(one)?.contains(hit)
            && !(hit?.tagName === 'LABEL' && hit.contains(e))) {
            bad.push(`${name(one)} lies under ${hit ? name(hit) : 'nothing'}`);
          }
          if (panel && (at.height < 44 || at.width < 44)) {
            bad.push(`${name(one)} is small for a finger: ${at.width.toFixed(0)} x ${at.height.toFixed(0)}`);
          }
        }
        for (const [e, left, top] of places) e.scrollTo({ left, top, behavior: 'instant' });
        return bad;
      }
      """
          .formatted(CONTROLS);

  private static final String BEGIN_AT_THE_FIRST =
      """
      () => {
      %s
        const dress = (e) => {
          const now = (one) => { const s = getComputedStyle(one); return [s.outlineStyle, s.outlineWidth,
            s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine].join(); };
          return [e, label(e), e.parentElement].filter(Boolean).map(now).join(';');
        };
        document.activeElement?.blur();
        const stops = controls();
        window.__tour = { stops, dress, before: stops.map(dress), names: stops.map(name), seen: new Set(),
          shining: new Set(), idle: 0 };
        return stops.length;
      }
      """
          .formatted(CONTROLS);

  private static final String NOTE_THE_FOCUS =
      """
      () => {
        const tour = window.__tour;
        const { stops, dress, before, seen, shining } = tour;
        const e = document.activeElement;
        const at = stops.indexOf(e);
        tour.idle = at < 0 || seen.has(at) ? tour.idle + 1 : 0;
        if (at >= 0) seen.add(at);
        if (at >= 0 && (dress(e) !== before[at] || e.matches('audio'))) shining.add(at);
        // A field for a date has parts of its own.
        return tour.idle > 5 ? 0 : stops.length - seen.size;
      }
      """;

  private static final String WHAT_WAS_MISSED =
      """
      () => {
        const { stops, names, seen, shining } = window.__tour;
        const group = (e) => (e.type === 'radio' ? `${e.form?.id ?? ''}/${e.name}` : null);
        const groups = new Set([...seen].map((at) => group(stops[at])).filter(Boolean));
        const missed = stops.map((e, at) => [e, at])
          .filter(([e, at]) => e.isConnected && !seen.has(at) && !groups.has(group(e)))
          .map(([, at]) => `${names[at]} is not reached with the keyboard`);
        delete window.__tour;
        const faint = [...seen].filter((at) => !shining.has(at));
        return [...missed, ...faint.map((at) => `${names[at]} does not show that it has the focus`)];
      }
      """;

  /** Many panels are laid out otherwise when they lie. */
  private static final int LYING = 1366;

  private static final int MOST_PRESSES = 300;

  /** Faster ones are taken for a scanner's. */
  private static final Keyboard.PressOptions AS_A_HAND = new Keyboard.PressOptions().setDelay(60);

  private final Set<String> misfits = new LinkedHashSet<>();
  private final Set<String> walked = new HashSet<>();
  private int states;

  /** Of somebody who works here, or on a visitor's phone: it may be scrolled down. */
  void page(Page page, String state) {
    look(page, state, SIZES, 0, false);
  }

  /** Of the hall: seen from afar, and never scrolled. */
  void panel(Page page, String state) {
    look(page, state, PANELS, SMALLEST_ON_A_PANEL, false);
  }

  /** The same, and it is pressed with a finger. */
  void kiosk(Page page, String state) {
    look(page, state, PANELS, SMALLEST_ON_A_PANEL, true);
  }

  /** All that was wrong, each with its state and size. */
  List<String> misfits() {
    return List.copyOf(misfits);
  }

  int states() {
    return states;
  }

  private void look(Page page, String state, List<int[]> sizes, double smallest, boolean fingers) {
    states++;
    var usual = page.viewportSize();
    for (int[] size : ALL ? sizes : sizes.subList(0, 2)) {
      page.setViewportSize(size[0], size[1]);
      page.keyboard().press("Shift"); // Somebody is still there.
      String where = state + " " + size[0] + " x " + size[1] + ": ";
      Object found = page.evaluate(MISFITS, List.of(smallest, fingers));
      ((List<?>) found).forEach(one -> misfits.add(where + one));
      if (ALL) {
        picture(page, state, size);
      }
      if (ALL && size[0] == LYING && size != sizes.get(0)) {
        Axe.faults(page).forEach(one -> misfits.add(where + one));
      }
    }
    if (ALL || walked.add(state.split(" ")[0])) {
      page.setViewportSize(sizes.get(0)[0], sizes.get(0)[1]);
      walk(page).forEach(one -> misfits.add(state + ": " + one));
      page.keyboard().press("Shift");
      page.evaluate(TO_THE_TOP);
      Axe.faults(page).forEach(one -> misfits.add(state + ": " + one));
    }
    page.setViewportSize(usual.width, usual.height);
  }

  private static void picture(Page page, String state, int[] size) {
    String name = state.replaceAll("[^A-Za-z0-9]+", "-") + "-" + size[0] + "x" + size[1] + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
  }

  /** With the Tab key through all that can be pressed. */
  @SuppressWarnings("unchecked")
  private static List<String> walk(Page page) {
    int left = ((Number) page.evaluate(BEGIN_AT_THE_FIRST)).intValue();
    for (int presses = 0; left > 0 && presses < MOST_PRESSES; presses++) {
      page.keyboard().press("Tab", AS_A_HAND);
      left = ((Number) page.evaluate(NOTE_THE_FOCUS)).intValue();
    }
    List<String> missed = new ArrayList<>((List<String>) page.evaluate(WHAT_WAS_MISSED));
    page.evaluate("() => document.activeElement?.blur()");
    return missed;
  }
}
