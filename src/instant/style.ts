import { css } from 'lit';
import type { Brand } from '../model/brand.ts';
import { base } from '../theme/base.first.ts';
import { baseLater } from '../theme/base.later.ts';
import { card } from '../theme/card.ts';
import { identifier } from '../theme/identifier.first.ts';
import { identifierLater } from '../theme/identifier.later.ts';
import { logo } from '../theme/logo.ts';
import { presets } from '../theme/presets.ts';
import { isTokenValue, TOKEN_KINDS, type PresetName, type TokenName } from '../theme/token-values.ts';
import { tokens } from '../theme/tokens.first.ts';
import { tokensLater } from '../theme/tokens.later.ts';
import { readRules } from './used-rules.ts';

/**
 * Styles of the rendered form alone: they show one of two fields, and hide the element's own card until it takes over. The
 * chosen channel reaches the fields by inherited properties: in a shadow root, WebKit (2.50) does not style what is inside or
 * beside an element anew when its `:has(…:checked)` begins to match, only the element itself.
 */
const instant = css`
  /* The attribute stands in the markup. The selector outdoes that of the card in the element's own styles, which come later. */
  .instant[hidden] {
    display: block;
  }
  .instant[hidden] ~ * {
    display: none;
  }
  form:has([value='sms']:checked) {
    --_email: none;
  }
  form:has([value='email']:checked) {
    --_sms: none;
    /* Of the last consent, which this is while no notice about text messages follows it. */
    --_end: calc(-2 * var(--_space));
  }
  .by-email {
    display: var(--_email, inline);
  }
  .by-sms {
    display: var(--_sms, inline);
  }
  [part~='field']:has(#email) {
    display: var(--_email, grid);
  }
  [part~='field']:has(#phone) {
    display: var(--_sms, grid);
  }
  #sms-terms {
    display: var(--_sms, block);
  }
  [part~='consent']:has(+ #sms-terms) {
    margin-block-end: var(--_end);
  }
  /* As wide as the arrow of the choice of country, which needs a script. */
  .choice .country::after {
    content: '';
    inline-size: 0.4em;
  }
  [popover] {
    max-inline-size: 20em;
    padding: calc(4 * var(--_space));
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_surface);
    font: 400 var(--_font-size) / 1.5 var(--punchh-font-family, system-ui, sans-serif);
    color: var(--_text);
  }
`;

/** The property by which a browser tells whether it knows a value; the others are complete in their pattern. */
const TESTS: Readonly<Record<string, string>> = { color: 'color', length: 'width', fonts: 'font-family', shadow: 'box-shadow' };

/** Whether every bracket is closed again: an open one would swallow what follows it. */
const isBalanced = (value: string): boolean => {
  let depth = 0;
  for (const sign of value) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/**
 * Returns the brand's preset and tokens as rules. Each stands in an `@supports`, so that a browser leaves out what it does not
 * know, as `applyTheme` does in the element. Whether colours are legible together can only be seen in a browser: the element
 * judges it when it takes over.
 */
export const brandRules = ({ theme }: Brand): string => {
  const preset = theme?.preset && Object.hasOwn(presets, theme.preset) ? presets[theme.preset as PresetName] : {};
  return Object.entries<string>({ ...preset, ...theme?.tokens })
    .filter(([name, value]) => isTokenValue(name, value) && isBalanced(value))
    .map(([name, value]) => {
      const rule = `:host{--punchh-${name}:${value}}`;
      const test = TESTS[TOKEN_KINDS[name as TokenName]];
      return test ? `@supports (${test}:${value}){${rule}}` : rule;
    })
    .join('');
};

/** The rules of the element's own style sheets for the first step, and of the rendered form. */
export const styleRules = readRules(
  [tokens, tokensLater, base, baseLater, card, logo, identifier, identifierLater, instant].map(({ cssText }) => cssText).join(''),
);
