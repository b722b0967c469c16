import type { TokenName } from './token-values.ts';

export type Preset = 'clean' | 'soft' | 'sharp' | 'high-contrast';

const rounded = 'ui-rounded, "SF Pro Rounded", "Nunito", system-ui, sans-serif';

/**
 * The themes shipped: public tokens and nothing else. `themes/*.css` are written from this (`scripts/theme-css.js`)
 * for pages that link a stylesheet; a brand file names one as `theme.preset`. Where a preset names no primary colour,
 * the brand's is expected.
 */
export const presets: Readonly<Record<Preset, Readonly<Partial<Record<TokenName, string>>>>> = {
  clean: {
    'color-surface': 'light-dark(#fff, #1a1b1e)',
    'color-border': 'light-dark(#e6e8ec, #34363d)',
    radius: '10px',
    shadow: 'none',
  },
  soft: {
    'color-primary': '#b4491f',
    'color-surface': 'light-dark(#fffdfa, #23201e)',
    'color-text': 'light-dark(#2c2520, #f6f1ec)',
    'color-muted': 'light-dark(#6a5f56, #b9aea5)',
    'color-border': 'light-dark(#efe7df, #413a35)',
    radius: '18px',
    'font-family': rounded,
    'control-height': '3.25rem',
    shadow: '0 2px 4px #3c1e0a0a, 0 24px 48px -12px #3c1e0a26',
  },
  sharp: {
    'color-primary': 'light-dark(#111, #fff)',
    'color-surface': 'light-dark(#fff, #161616)',
    'color-text': 'light-dark(#111, #fafafa)',
    'color-muted': 'light-dark(#565656, #b4b4b4)',
    'color-border': 'light-dark(#111, #6a6a6a)',
    radius: '0',
    'font-family': '"Helvetica Neue", Helvetica, Arial, sans-serif',
    shadow: 'none',
  },
  'high-contrast': {
    'color-primary': 'light-dark(#00297a, #ffe45c)',
    'color-surface': 'light-dark(#fff, #000)',
    'color-text': 'light-dark(#000, #fff)',
    'color-muted': 'light-dark(#1f1f1f, #ededed)',
    'color-border': 'light-dark(#000, #fff)',
    'color-danger': 'light-dark(#8f0000, #ffb8b2)',
    'color-success': 'light-dark(#004d1f, #7dffb0)',
    'color-focus': 'light-dark(#00297a, #ffe45c)',
    radius: '6px',
    'font-size': '1.125rem',
    'control-height': '3.5rem',
    shadow: 'none',
  },
};
