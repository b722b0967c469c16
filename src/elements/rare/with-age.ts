import type { LoginView } from '../login-view.ts';

/** Adds the minimum age of the business to what a new guest is asked to agree to. It is recorded with the consents, by the id `age`. */
export const withAge = (view: LoginView): LoginView => {
  const { config, t } = view;
  const age = config.business?.minimumAge;
  if (!age) return view;
  const consent = { id: 'age', required: true, covers: [], version: String(age), label: t('consentAge', { age }) };
  return { ...view, config: { ...config, consents: [...config.consents, consent] } };
};
