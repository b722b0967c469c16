/** Adds members that are missing to an object. Vitest copies the names of what jsdom lacks, too: as `undefined`. */
function addMissing<Target extends object>(target: Target, members: { readonly [Name in keyof Target]?: unknown }): void {
  for (const [name, value] of Object.entries(members)) {
    if (target[name as keyof Target] === undefined) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

/** Nothing is laid out, so nothing changes its size. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Less motion is wanted; nothing else is known of the screen. */
const matchMedia = (media: string): Partial<MediaQueryList> => ({
  media,
  matches: /prefers-reduced-motion: reduce/.test(media),
  addEventListener() {},
  removeEventListener() {},
});

/** Colours of two schemes are what the element asks about, to find out whether it can judge how legible a brand's colours are. */
const supports = (_property: string, value = ''): boolean => !value.includes('light-dark');

/** The settings of happy-dom, which has a `matchMedia` of its own: https://github.com/capricorn86/happy-dom/wiki/IHappyDOMSettings */
interface HappyWindow {
  happyDOM?: { settings: { device: { prefersReducedMotion: string } } };
}

/** Lets the element put sheets of its own into its root. Nothing is painted: they are kept, and have no effect. */
function keepStyleSheets(): void {
  addMissing(CSSStyleSheet.prototype, {
    replaceSync(this: CSSStyleSheet, text: string) {
      this.insertRule(text);
    },
  });
  if ('adoptedStyleSheets' in ShadowRoot.prototype) return;
  const kept = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
    configurable: true,
    get(this: ShadowRoot) {
      return kept.get(this) ?? [];
    },
    set(this: ShadowRoot, sheets: readonly CSSStyleSheet[]) {
      kept.set(this, sheets);
    },
  });
}

/** Adds what the element asks of a window and its elements. */
export function addPageApis(): void {
  addMissing(globalThis as Window & typeof globalThis, {
    isSecureContext: true, matchMedia, ResizeObserver: StillResizeObserver, CSS: { supports },
  });
  addMissing(Element.prototype, { scrollIntoView() {} });
  keepStyleSheets();
  const { happyDOM } = globalThis as HappyWindow;
  if (happyDOM) happyDOM.settings.device.prefersReducedMotion = 'reduce';
}
