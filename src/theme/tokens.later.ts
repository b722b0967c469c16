import { css } from 'lit';

/** The tokens that only later styles read, forced colours, and line breaks by language. */
export const tokensLater = css`
  /* Break lines between words. */
  :lang(ko) {
    word-break: keep-all;
  }
  :lang(ja) {
    word-break: auto-phrase;
  }
  :host {
    --_success: var(--punchh-color-success, color-mix(in oklab, #0b5 45%, var(--_text)));
  }
  @supports (color: light-dark(red, color(from red xyz-d65 x y z))) {
    :host {
      --_success: var(--punchh-color-success, light-dark(#13773a, #5fd08c));
      /* A ring of a red brand would look like an error's border: within 50 degrees of that hue it is grey. */
      --_focus: var(
        --punchh-color-focus,
        oklch(from var(--_accent) l calc(c * clamp(0, min(h - 73, 333 - h) * 99, 1)) h)
      );
    }
  }
  @media (forced-colors: active) {
    :host {
      --_accent: LinkText;
      --_danger: CanvasText;
      --_focus: Highlight;
      --_line: CanvasText;
    }
  }
`;
