import { css } from 'lit';

/** The logo that a brand file names. Its room is there before the picture, and stays where that does not come. */
export const logo = css`
  .logo {
    display: flex;
    align-items: center;
    min-block-size: calc(12 * var(--_s));
    margin-block-end: calc(2 * var(--_s));
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.25;
  }
  img.logo {
    display: block;
    max-inline-size: 100%;
    block-size: calc(12 * var(--_s));
    object-fit: scale-down;
    object-position: 0;
  }
  [dir='rtl'] img.logo {
    object-position: 100%;
  }
`;
