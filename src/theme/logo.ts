import { css } from 'lit';

/** Styles of the brand file's logo. Its space is reserved before the image loads and stays if that fails. */
export const logo = css`
  .logo {
    display: flex;
    align-items: center;
    justify-content: var(--punchh-align);
    min-block-size: calc(12 * var(--_space));
    margin-block-end: calc(2 * var(--_space));
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.25;
  }
  .logo > img {
    min-inline-size: 0;
    max-inline-size: 100%;
    block-size: calc(12 * var(--_space));
    object-fit: scale-down;
    object-position: var(--punchh-align, 0);
  }
  [dir='rtl'] .logo > img {
    object-position: var(--punchh-align, 100%);
  }
`;
