import { css } from 'lit';

/**
 * Computes the private tokens (`--_…`), which all shared styles read, from the public ones (`--punchh-…`). Stands in
 * the shadow root of `<punchh-login>`; custom properties inherit, so the step elements inside see the same values.
 *
 * `--punchh-color-primary` alone gives:
 * - `--_primary`, the main button: the brand's colour. Where its luminance (`y` of XYZ, as in WCAG's contrast) is
 *   slightly too high for white text, it is darkened by at most one shade; on a dark surface a very dark one is lifted.
 * - `--_on`, the text on it: black or white, whichever has 4.5:1 (at a luminance of 0.179 both have 4.58:1).
 * - `--_accent`, for links, rings and ticks on the surface: darkened in light, lifted in dark, until it has 4.5:1.
 *
 * Browsers without relative colours or `light-dark()` (Firefox before 128, Safari before 17.5) mix colours instead:
 * system colours follow `color-scheme` there, and the shares keep even a white or a black primary legible.
 */
export const tokens = css`
  :host {
    --_font-size: var(--punchh-font-size, max(1rem, 16px));
    --_space: var(--punchh-space, calc(var(--_font-size) / 4));
    --_height: var(--punchh-control-height, calc(var(--_font-size) * 3));
    --_radius: var(--punchh-radius, 12px);
    --_max-width: var(--punchh-max-width, calc(var(--_font-size) * 25));
    --_brand: var(--punchh-color-primary, #2457e6);
    --_primary: color-mix(in oklab, var(--_brand) 54%, #000);
    --_on: #fff;
    --_accent: color-mix(in oklab, var(--_brand) 38%, CanvasText);
    --_surface: var(--punchh-color-surface, Canvas);
    --_text: var(--punchh-color-text, CanvasText);
    --_muted: var(--punchh-color-muted, color-mix(in oklab, var(--_text) 72%, var(--_surface)));
    --_border: var(--punchh-color-border, color-mix(in oklab, var(--_text) 15%, var(--_surface)));
    --_shadow: var(--punchh-shadow, 0 1px 2px #0000000a, 0 12px 32px -8px #0000001f);
    --_focus: var(--punchh-color-focus, var(--_accent));
    --_well: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_line: color-mix(in oklab, var(--_text) 42%, var(--_border));
    --_danger: var(--punchh-color-danger, color-mix(in oklab, #f33 45%, var(--_text)));
    color-scheme: var(--punchh-color-scheme);
  }
  @supports (color: light-dark(red, color(from red xyz-d65 x y z))) {
    :host {
      --_brand: color(from var(--punchh-color-primary, #2457e6) srgb clamp(0, r, 1) clamp(0, g, 1) clamp(0, b, 1) / 1);
      --_base: light-dark(var(--_brand), oklch(from var(--_brand) max(l, 0.5) c h));
      --_shade: min(1, 0.178 / max(y, 0.01) + max(0, (y - 0.26) * 1e4));
      --_primary: color(from var(--_base) xyz-d65 calc(x * var(--_shade)) calc(y * var(--_shade)) calc(z * var(--_shade)));
      --_white: clamp(0, (0.179 - y) * 1e4, 1);
      --_on: var(
        --punchh-color-on-primary,
        color(from var(--_primary) xyz-d65 calc(var(--_white) * 0.9505) var(--_white) calc(var(--_white) * 1.089))
      );
      --_darken: min(1, 0.16 / max(y, 0.01));
      --_accent: light-dark(
        color(from var(--_brand) xyz-d65 calc(x * var(--_darken)) calc(y * var(--_darken)) calc(z * var(--_darken))),
        oklch(from var(--_brand) max(l, 0.74) min(c, 0.14) h)
      );
      --_surface: var(--punchh-color-surface, light-dark(#fff, #1b1c20));
      --_text: var(--punchh-color-text, light-dark(#16181d, #f2f3f5));
      --_danger: var(--punchh-color-danger, light-dark(#c01f2e, #ff8f87));
    }
  }
`;
