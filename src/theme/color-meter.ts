import { css } from 'lit';
import type { Color } from './color-contrast.ts';

export type Scheme = 'light' | 'dark';

/** A colour of the element's own, by its class in the stylesheet below. */
export type OwnColor =
  | 'surface' | 'text' | 'muted' | 'danger' | 'success' | 'focus' | 'accent' | 'line' | 'well' | 'button' | 'on';

/** The element's own colours by name. A stylesheet, since the build shortens private properties only there. */
const probe = css`
  .surface {
    color: var(--_surface);
  }
  .text {
    color: var(--_text);
  }
  .muted {
    color: var(--_muted);
  }
  .danger {
    color: var(--_danger);
  }
  .success {
    color: var(--_success);
  }
  .focus {
    color: var(--_focus);
  }
  .accent {
    color: var(--_accent);
  }
  .line {
    color: var(--_line);
  }
  .well {
    color: var(--_well);
  }
  .button {
    color: var(--_primary);
  }
  .on {
    color: var(--_on);
  }
`;

/** Measures colours as they are computed inside a shadow root. To be closed before the page is drawn. */
export class ColorMeter {
  readonly #root: ShadowRoot;
  readonly #place = document.createElement('div');

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#place.style.cssText = 'all: initial; display: none; forced-color-adjust: none';
    root.append(this.#place);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, probe.styleSheet!];
  }

  /** Measures a colour of the element's own. */
  own(name: OwnColor, scheme: Scheme): Color {
    const sample = document.createElement('i');
    sample.className = name;
    return this.#measure(sample, scheme);
  }

  /** Measures any CSS colour, such as `var(--x)`. */
  css(color: string, scheme: Scheme): Color {
    const sample = document.createElement('i');
    sample.style.color = color;
    return this.#measure(sample, scheme);
  }

  close(): void {
    this.#place.remove();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== probe.styleSheet);
  }

  #measure(sample: HTMLElement, scheme: Scheme): Color {
    this.#place.style.colorScheme = scheme;
    this.#place.append(sample);
    // Browsers write every notation as `color(srgb 0.1 0.2 0.3 / 0.5)`; a component that is `none` counts as 0.
    sample.style.color = `color(from ${getComputedStyle(sample).color} srgb r g b / alpha)`;
    const parts = getComputedStyle(sample).color.match(/-?[\d.]+(?:e-?\d+)?|none/g) ?? [];
    sample.remove();
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts.map((part) => Number(part) || 0);
    return [red, green, blue, alpha];
  }
}
