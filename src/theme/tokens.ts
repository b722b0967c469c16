import { css } from 'lit';

/**
 * Turns the public tokens (`--punchh-…`) into the private ones (`--_…`) that every shared style reads. Belongs in the
 * root of `<punchh-login>`; custom properties inherit, so the step elements inside see the same values.
 *
 * From `--punchh-color-primary` alone comes:
 * - `--_primary`, the main button: the brand's colour itself. Where its luminance (`y` of XYZ, the one that WCAG's
 *   contrast uses) lies just above what white text can stand on, it is darkened by at most a shade; on a dark surface
 *   a very dark one is lifted.
 * - `--_on`, the words on it: black or white, whichever has 4.5:1 (0.179 is where both have 4.58:1).
 * - `--_accent`, for links, rings and ticks on the surface: darkened in light, lifted in dark, until it has 4.5:1.
 *
 * Browsers without relative colours or `light-dark()` (Firefox before 128, Safari before 17.5) mix instead: system
 * colours follow `color-scheme` there, and the shares are chosen so that even a white or a black primary is legible.
 */
export const tokens = css`
  :host {
    --_fs: var(--punchh-font-size, max(1rem, 16px));
    --_s: var(--punchh-space, calc(var(--_fs) / 4));
    --_h: var(--punchh-control-height, calc(var(--_fs) * 3));
    --_r: var(--punchh-radius, 12px);
    --_mw: var(--punchh-max-width, calc(var(--_fs) * 25));
    --_p: var(--punchh-color-primary, #2457e6);
    --_primary: color-mix(in oklab, var(--_p) 54%, #000);
    --_on: #fff;
    --_accent: color-mix(in oklab, var(--_p) 38%, CanvasText);
    --_surface: var(--punchh-color-surface, Canvas);
    --_text: var(--punchh-color-text, CanvasText);
    --_muted: var(--punchh-color-muted, color-mix(in oklab, var(--_text) 72%, var(--_surface)));
    --_border: var(--punchh-color-border, color-mix(in oklab, var(--_text) 15%, var(--_surface)));
    --_thumb: var(--_surface);
    --_shadow: var(--punchh-shadow, 0 1px 2px #0000000a, 0 12px 32px -8px #0000001f);
    --_focus: var(--punchh-color-focus, var(--_accent));
    --_well: color-mix(in oklab, var(--_text) 6%, var(--_surface));
    --_line: color-mix(in oklab, var(--_text) 42%, var(--_border));
  }
  @supports (color: light-dark(red, color(from red xyz-d65 x y z))) {
    :host {
      --_base: light-dark(var(--_p), oklch(from var(--_p) max(l, 0.5) c h));
      --_k: min(1, 0.178 / max(y, 0.01) + max(0, (y - 0.26) * 1e4));
      --_primary: color(from var(--_base) xyz-d65 calc(x * var(--_k)) calc(y * var(--_k)) calc(z * var(--_k)));
      --_w: clamp(0, (0.179 - y) * 1e4, 1);
      --_on: var(
        --punchh-color-on-primary,
        color(from var(--_primary) xyz-d65 calc(var(--_w) * 0.9505) var(--_w) calc(var(--_w) * 1.089))
      );
      --_d: min(1, 0.16 / max(y, 0.01));
      --_accent: light-dark(
        color(from var(--_p) xyz-d65 calc(x * var(--_d)) calc(y * var(--_d)) calc(z * var(--_d))),
        oklch(from var(--_p) max(l, 0.74) min(c, 0.14) h)
      );
      --_surface: var(--punchh-color-surface, light-dark(#fff, #1b1c20));
      --_text: var(--punchh-color-text, light-dark(#16181d, #f2f3f5));
      --_muted: var(--punchh-color-muted, light-dark(#5b5f69, #a9adb8));
      --_border: var(--punchh-color-border, light-dark(#e3e5ea, #373a42));
      --_thumb: light-dark(var(--_surface), color-mix(in oklab, var(--_text) 18%, var(--_surface)));
    }
  }
`;
