import type { DeviceMessages } from '../messages.ts';

/** German (Sie). The hyphen of “E‑Mail” is U+2011: no line ends at it. */
const texts: DeviceMessages = {
  // Both
  skip: 'Überspringen',
  done: 'Fertig',
  nextGuest: 'Nächster Gast',

  // Kiosk
  startOver: 'Neu beginnen',
  stillThere: 'Sind Sie noch da?',
  stillThereDescription: 'Wir beginnen in {time} von vorn.',
  stillHere: 'Ich bin noch da',
  kioskOpensHere: 'öffnet sich auf diesem Bildschirm',
  kioskClose: 'Schließen',
  kioskDocumentElsewhere: 'Dieses Dokument kann hier nicht gezeigt werden. Sie finden es unter {address}.',
  kioskDeviceShared: 'An diesem Bildschirm können gerade keine neuen Konten angelegt werden. Registrieren Sie sich gern am eigenen Telefon, oder melden Sie sich hier mit einem vorhandenen Konto an.',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'Tastatur',
  numberPad: 'Ziffernblock',
  keyBackspace: 'Rücktaste',
  keyShift: 'Umschalttaste',
  keySpace: 'Leertaste',
  keyNumbers: 'Ziffern und Zeichen',
  keyLetters: 'Buchstaben',
  keyLatin: 'Lateinische Buchstaben',
  keyEnter: 'Eingabetaste',
  keyHide: 'Tastatur ausblenden',

  // POS: what the cashier sees
  posHeading: 'Gast anmelden',
  posDescription: 'Lesen Sie die Bedingungen vor und haken Sie an, was der Gast annimmt.',
  posAsk: 'Fragen Sie den Gast nach dem Code',
  posDetails: 'Ein neuer Gast',
  posDetailsDescription: 'Erfragen Sie ein paar Angaben und legen Sie dann das Konto an.',
  posSend: 'Code senden',
  posSignedIn: 'Der Gast ist angemeldet',
  posDeviceShared: 'An dieser Kasse können gerade keine neuen Konten angelegt werden. Der Gast kann sich am eigenen Telefon registrieren.',
  cashierConsentMissing: 'Ohne ein Ja dazu kann kein Code gesendet werden.',
  cashierEmailMissing: 'Geben Sie die E‑Mail-Adresse des Gastes ein.',
  cashierPhoneMissing: 'Geben Sie die Mobilnummer des Gastes ein.',
  cashierEmailInvalid: 'Lassen Sie sich die Adresse buchstabieren. Sie sollte aussehen wie name@example.com.',
  cashierPhoneInvalid: 'Fragen Sie noch einmal nach der Nummer, Ziffer für Ziffer.',
  cashierCodeMissing: { one: 'Fragen Sie den Gast nach dem {count}-stelligen Code.', other: 'Fragen Sie den Gast nach dem {count}-stelligen Code.' },
  cashierCodeInvalid: 'Dieser Code stimmt nicht. Bitten Sie den Gast, die neueste Nachricht noch einmal Ziffer für Ziffer vorzulesen.',
  cashierCodeExpired: 'Dieser Code ist abgelaufen. Senden Sie einen neuen und fragen Sie danach.',
  cashierCodeAttempts: 'Dieser Code wurde zu oft versucht. Senden Sie einen neuen und fragen Sie danach.',
  cashierNoCode: 'Nichts angekommen?',
  cashierNoCodeEmail: 'Lesen Sie dem Gast die Adresse vor und fragen Sie nach dem Spam-Ordner.',
  cashierNoCodeSms: 'Lesen Sie dem Gast die Nummer vor.',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'de-1',
  cashierSay: 'Sagen Sie',
  cashierSayEmail: '„Wie lautet Ihre E‑Mail-Adresse?“',
  cashierSayPhone: '„Wie lautet Ihre Mobilnummer?“',
  cashierSayCode: '„Ich habe Ihnen einen Code geschickt. Lesen Sie ihn mir bitte vor?“',
  cashierSayDetails: '„Darf ich ein paar Angaben für Ihr Konto aufnehmen?“',
  cashierSaySignedIn: '„Danke, Sie sind angemeldet.“',
  cashierTerms: '„Stimmen Sie den {terms} zu?“',
  cashierPrivacy: '„Stimmen Sie der {privacy} zu?“',
  cashierTermsPrivacy: '„Stimmen Sie den {terms} und der {privacy} zu?“',
  cashierMarketingEmail: '„Möchten Sie Neuigkeiten und Angebote per E‑Mail erhalten?“',
  cashierMarketingSms: '„Möchten Sie Neuigkeiten und Angebote per SMS erhalten? Es können Gebühren für Nachrichten und Daten anfallen. Mit STOP können Sie das beenden.“',
  cashierMarketingPush: '„Möchten Sie Neuigkeiten und Angebote in der App erhalten?“',

  // POS: what a screen reader says of the code
  cashierDigits: 'null eins zwei drei vier fünf sechs sieben acht neun',
  cashierHeard: 'Eingegeben: {digits}',
};

export default texts;
