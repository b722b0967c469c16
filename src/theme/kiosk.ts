import { css } from 'lit';

/** Styles of the root of `<punchh-login>` at a kiosk: the screen is the card. */
export const kioskCard = css`
  .bar {
    display: flex;
    justify-content: space-between;
  }
`;

/** Styles of each step at a kiosk. */
export const kioskStep = css`
  :host {
    user-select: none;
  }
`;
