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
    --_danger: var(--punchh-color-danger, color-mix(in oklab, #f33 45%, var(--_text)));
    --_success: var(--punchh-color-success, color-mix(in oklab, #0b5 45%, var(--_text)));
  }
  @supports (color: light-dark(red, color(from red xyz-d65 x y z))) {
    :host {
      --_danger: var(--punchh-color-danger, light-dark(#c01f2e, #ff8f87));
      --_success: var(--punchh-color-success, light-dark(#13773a, #5fd08c));
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
