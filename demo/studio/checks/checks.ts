import { labelOf, plainReason, stepOf } from '../labels.ts';
import type { Step } from '../labels.ts';
import { checkContrast, checkErrorLikeBrand, checkLogo } from './colours.ts';
import { checkConnection, checkHelp, checkName, isPlaceholder } from './connection.ts';
import { checkConsents } from './consents.ts';
import { checkCountries } from './countries.ts';
import type { Check, Facts, Fault } from './fault.ts';
import { checkFonts } from './fonts.ts';
import { checkWords } from './words.ts';

/** Of other checks: they say the same in more words. */
const TOLD_ELSEWHERE = /^(consents(\.\d+\.id)?|countries.*|server|client)$/;

/** What the element itself would leave out of the file. */
const checkValidity: Check = ({ invalid }) => invalid.filter(({ path }) => !TOLD_ELSEWHERE.test(path)).map(({ path, reason }) => ({
  blocks: true,
  step: stepOf(path),
  title: `${labelOf(path)}: the sign-in cannot use this`,
  reason: `It ${plainReason(reason)}.`,
}));

const checkLogoAddress: Check = ({ brand: { theme } }) => (theme?.logo && !/^data:/.test(theme.logo) && isPlaceholder(theme.logo) ? [{
  blocks: true,
  step: 'brand',
  control: 'logo',
  title: 'The address of the logo is an example',
  reason: 'Guests would see no logo. Drop the picture itself here.',
}] : []);

const CHECKS: readonly Check[] = [
  checkName, checkLogoAddress, checkLogo, checkContrast, checkErrorLikeBrand, checkFonts, checkConnection, checkCountries, checkHelp,
  checkConsents, checkWords, checkValidity,
];

/** Everything that is wrong with a brand: first what blocks, in the order of the studio's steps. */
export const findFaults = (facts: Facts): Fault[] => {
  const faults = CHECKS.flatMap((check) => check(facts));
  return [...faults.filter(({ blocks }) => blocks), ...faults.filter(({ blocks }) => !blocks)];
};

export const blockingIn = (faults: readonly Fault[], step?: Step): number =>
  faults.filter((fault) => fault.blocks && (!step || fault.step === step)).length;
