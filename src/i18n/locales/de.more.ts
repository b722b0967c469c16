import type { MoreMessages } from '../messages.ts';

/** German (Sie). The hyphen of “E‑Mail” is U+2011: no line ends at it. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'Fast geschafft',
  detailsDescription: 'Noch ein paar Angaben, dann sind Sie dabei.',
  firstName: 'Vorname',
  lastName: 'Nachname',
  newPassword: 'Passwort wählen',
  fieldMissing: 'Füllen Sie dieses Feld aus.',
  register: 'Konto erstellen',
  registering: 'Konto wird erstellt…',
  agreementRetry: 'Ihr Konto ist bereit. Ein letzter Schritt: Bestätigen Sie die Bedingungen.',
  confirmTerms: 'Bestätigen',
  passwordLength: '8 bis 25 Zeichen',
  passwordNumber: 'eine Ziffer',
  passwordUpper: 'ein Großbuchstabe',
  passwordLower: 'ein Kleinbuchstabe',
  passwordSpecial: 'ein Sonderzeichen außer & * : ;',
  choose: 'Auswählen',
  fieldsMissing: { one: 'Bitte prüfen Sie ein Feld.', other: 'Bitte prüfen Sie {count} Felder.' },
  optional: 'optional',
  recovered: 'Dieses Konto gibt es schon. Wir haben einen neuen Code zum Anmelden gesendet.',

  // Password step
  passwordHeading: 'Anmelden',
  password: 'Passwort',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  capsLock: 'Die Feststelltaste ist aktiv.',
  signIn: 'Anmelden',
  signingIn: 'Wird angemeldet…',
  forgotPassword: 'Passwort vergessen?',
  forgotSent: 'Wenn es ein Konto für {email} gibt, ist eine Nachricht mit einem Link zum Zurücksetzen unterwegs.',
  usePassword: 'Stattdessen Passwort nutzen',
  useCode: 'Stattdessen Einmalcode nutzen',

  // Kiosk and POS
  startOver: 'Neu beginnen',
  stillThere: 'Sind Sie noch da?',
  stillThereDescription: 'Wir beginnen in {time} von vorn.',
  stillHere: 'Ich bin noch da',
  posHeading: 'Gast anmelden',
  posDescription: 'Lesen Sie die Bedingungen vor und haken Sie an, was der Gast annimmt.',
  posAsk: 'Fragen Sie den Gast nach dem Code',
  posSend: 'Code senden',
  posSignedIn: 'Der Gast ist angemeldet',

  // What went wrong: one sentence for each error code
  account_locked: 'Dieses Konto ist vorerst gesperrt. Bitte versuchen Sie es später.',
  account_unverified: 'Bitte bestätigen Sie zuerst Ihr Konto. Unsere Nachricht liegt in Ihrem Posteingang.',
  account_social: 'Dieses Konto wurde über ein soziales Netzwerk erstellt. Bitte melden Sie sich darüber an.',
  account_exists: 'Es gibt schon ein Konto. Melden Sie sich mit einem neuen Code an.',
  credentials_invalid: 'E‑Mail oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es erneut.',
  email_taken: 'Diese E‑Mail-Adresse gehört zu einem anderen Konto.',
  phone_taken: 'Diese Mobilnummer gehört zu einem anderen Konto.',
  field_invalid: 'Prüfen Sie dieses Feld.',
  agreement_failed: 'Ihre Zustimmung konnte nicht gespeichert werden. Versuchen Sie es erneut.',
  signature_invalid: 'Die Anmeldung ist gerade nicht verfügbar. Bitte versuchen Sie es später.',
  refresh_busy: 'Ein anderer Tab ist beschäftigt. Bitte versuchen Sie es gleich erneut.',
  body_not_repeatable: 'Das konnte nicht von selbst erneut gesendet werden. Versuchen Sie es erneut.',
};

export default texts;
