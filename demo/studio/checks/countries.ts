import { countryName } from '../countries.ts';
import type { Check } from './fault.ts';

export const checkCountries: Check = ({ brand, countries }) => {
  const chosen = brand.countries ?? [];
  const unknown = countries ? chosen.filter((code) => code !== '*' && !countries.has(code)) : [];
  return [
    ...unknown.map((code) => ({
      blocks: true,
      step: 'sign-in' as const,
      control: 'countries',
      title: `“${code}” is no country`,
      reason: 'Its phone numbers are not known. Take it out and pick the country by its name.',
      fix: { label: 'Take it out', apply: (draft: typeof brand) => {
        draft.countries = draft.countries?.filter((other) => other !== code);
        if (draft.countries?.length === 0) delete draft.countries;
      } },
    })),
    ...(chosen.includes('*') && brand.channels?.includes('sms') !== false ? [{
      blocks: false,
      step: 'sign-in' as const,
      control: 'countries',
      title: 'Codes are texted to every country',
      reason: `Texts to some of them are expensive, and fraud looks for that. Pick those where your guests live, such as ${countryName('US')}.`,
    }] : []),
  ];
};
