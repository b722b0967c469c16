import type { Step } from '../labels.ts';
import { checkContrast, checkErrorLikeBrand, checkLogo } from './colours.ts';
import { checkConnection, checkHelp, checkName, isPlaceholder } from './connection.ts';
import { checkConsents } from './consents.ts';
import { checkCountries } from './countries.ts';
import type { Check, Facts, Fault } from './fault.ts';
import { checkFonts } from './fonts.ts';
import { checkValidity } from './validity.ts';
import { checkWords } from './words.ts';

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
