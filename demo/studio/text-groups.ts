/** Where guests meet each of the element's texts: how the words panel orders them. */
const GROUPS: readonly (readonly [name: string, keys: RegExp])[] = [
  ['Consents', /^(consent|terms$|privacy$|keepSignedIn|agree)/],
  ['Kiosk and till', /^(pos[A-Z]|startOver|still|nextGuest|cashier|skip|done$|kiosk|key[A-Z]|keyboard$|numberPad$)/],
  ['Password', /^(password|newPassword|showPassword|hidePassword|capsLock|signIn$|signingIn|forgot|usePassword|useCode|reset)/],
  ['New guests', /^(details|firstName|lastName|register|fieldMissing|fieldsMissing|choose|optional|recovered|confirmTerms)/],
  ['Code', /^(code[A-Z]?(?!_)|verify|noCode|resend|resent|use(Email|Sms)|newCode|waitFor|change$|pasted)/],
  ['Once signed in', /^(signedIn|signOut|signingOut|continueAs|someoneElse)/],
  ['When something goes wrong', /_|^unknown$|^aborted$|^offline$|^timeout$|^redirected$|Retry$/],
  ['First step', /./],
];

const ORDER = [
  'First step', 'Consents', 'Code', 'Once signed in', 'New guests', 'Password', 'Kiosk and till', 'When something goes wrong',
];

const groupOf = (key: string): string => (key.includes('_') ? 'When something goes wrong' : GROUPS.find(([, keys]) => keys.test(key))![0]);

/** The keys in groups, in the order in which a guest may meet them. */
export const groupTexts = (keys: readonly string[]): { name: string; keys: string[] }[] =>
  ORDER.map((name) => ({ name, keys: keys.filter((key) => groupOf(key) === name) })).filter((group) => group.keys.length > 0);
