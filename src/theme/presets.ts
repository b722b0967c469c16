import type { PresetName, TokenName } from './token-values.ts';

const rounded = 'ui-rounded, "SF Pro Rounded", "Nunito", system-ui, sans-serif';
const serif = '"Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif';

/**
 * The themes shipped: public tokens and nothing else. `themes/*.css` are written from this (`scripts/theme-css.js`)
 * for pages that link a stylesheet; a brand file names one as `theme.preset`. Where a preset names no primary colour,
 * the brand's is expected.
 */
export const presets: Readonly<Record<PresetName, Readonly<Partial<Record<TokenName, string>>>>> = {
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
  classic: {
    'color-primary': 'light-dark(#6b2737, #e9b7c0)',
    'color-surface': 'light-dark(#fffdf8, #1f1b18)',
    'color-text': 'light-dark(#2b2420, #f5efe7)',
    'color-muted': 'light-dark(#6a5d53, #b8aca0)',
    'color-border': 'light-dark(#e5dccd, #463d35)',
    radius: '3px',
    shadow: 'none',
    align: 'center',
    'heading-font': serif,
    'heading-weight': '500',
    'button-weight': '500',
  },
  bold: {
    'color-primary': 'light-dark(#5a2ee5, #b7a1ff)',
    radius: '16px',
    'font-family': rounded,
    'control-height': '3.375rem',
    shadow: '0 4px 0 #00000014, 0 16px 40px -12px #00000033',
    'heading-weight': '800',
    'button-radius': '999px',
    'button-weight': '800',
    'button-shadow': '0 3px 0 #0000003d',
  },
  night: {
    'color-scheme': 'dark',
    'color-primary': '#c8f169',
    'color-surface': '#15171c',
    'color-text': '#f4f5f7',
    'color-muted': '#a4abb8',
    'color-border': '#2d323c',
    radius: '14px',
    shadow: '0 24px 64px -16px #000000b3',
    'heading-weight': '700',
    'button-weight': '700',
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
