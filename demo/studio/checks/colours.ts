import { contrast, hueDistance, nearestPassing, toOklch } from '../colour.ts';
import { contrasts, LEGIBLE, SCHEMES } from '../palette.ts';
import { setColour } from '../tokens.ts';
import type { Check, Fault } from './fault.ts';

export const controlOf = (token: string): string => (/^(link|color-primary)$/.test(token) ? 'brand-colour' : `colour-${token}`);

export const checkContrast: Check = ({ measured }) =>
  contrasts(measured.palettes).filter(({ ratio }) => ratio < LEGIBLE).map(({ label, scheme, token, colour, background, ratio }) => {
    const legible = nearestPassing(colour, background);
    return {
      blocks: true,
      step: 'look',
      control: controlOf(token),
      title: `${label} can hardly be read in ${scheme}`,
      reason: `The contrast is ${ratio.toFixed(1)} to 1. Guests need ${LEGIBLE} to 1 (WCAG AA).`,
      fix: {
        label: `Use ${legible}`,
        apply: (brand) => setColour(brand, measured.palettes, token === 'link' ? 'color-primary' : token, scheme, legible),
      },
    };
  });

/** Degrees between hues, and chroma above which a colour has a hue at all (OKLCH). */
const SAME_HUE = 22;
const COLOURFUL = 0.09;

export const checkErrorLikeBrand: Check = ({ measured: { palettes } }) => {
  const looksLikeError = SCHEMES.some((scheme) => {
    const { 'color-primary': primary, 'color-danger': danger } = palettes[scheme];
    return primary && danger && toOklch(primary).chroma > COLOURFUL && hueDistance(primary, danger) < SAME_HUE;
  });
  return looksLikeError ? [{
    blocks: false,
    step: 'look',
    control: 'brand-colour',
    title: 'Your brand colour is close to the colour of errors',
    reason: 'Errors also have an icon, so guests can tell them apart. Look at “Wrong code” in the preview and judge for yourself.',
  }] : [];
};

/** Below this contrast a part of a logo all but vanishes; above this share of its pixels that part is missed. */
const VISIBLE = 1.7;
const MISSED = 0.3;

export const checkLogo: Check = ({ brand, notes, logoTones, measured: { palettes } }) => SCHEMES.flatMap((scheme): Fault[] => {
  const surface = palettes[scheme]['color-surface'];
  if (!brand.theme?.logo || !surface) return [];
  const lost = logoTones[scheme].filter(({ hex }) => contrast(hex, surface) < VISIBLE).reduce((sum, { share }) => sum + share, 0);
  if (lost < MISSED) return [];
  return [{
    blocks: false,
    step: 'brand',
    control: 'logo',
    title: `Your logo can hardly be seen in ${scheme}`,
    reason: scheme === 'dark' ? 'Add a light version of it, or put it on a white plate.' : 'Choose a darker version of it.',
    ...(scheme === 'dark' && notes.logo && {
      fix: {
        label: 'Put it on a plate',
        apply: (_, draft) => {
          if (draft.logo) draft.logo.plate = true;
        },
      },
    }),
  }];
});
