import type { DeviceMessages } from '../messages.ts';

/** Japanese. */
const texts: DeviceMessages = {
  // Both
  skip: 'スキップ',
  done: '完了',
  nextGuest: '次のお客様',

  // Kiosk
  startOver: '最初から',
  stillThere: '操作を続けますか？',
  stillThereDescription: '{time}後に最初の画面に戻ります。',
  stillHere: '続ける',
  kioskOpensHere: 'この画面に表示します',
  kioskClose: '閉じる',
  kioskDocumentElsewhere: 'この文書はここでは表示できません。{address} でご覧いただけます。',
  kioskDeviceShared: 'この画面では現在、新規登録ができません。お手持ちのスマートフォンで登録するか、お持ちのアカウントでログインしてください。',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: 'キーボード',
  numberPad: 'テンキー',
  keyBackspace: '1文字削除',
  keyShift: 'シフト',
  keySpace: 'スペース',
  keyNumbers: '数字と記号',
  keyLetters: '文字',
  keyLatin: '英字',
  keyEnter: '確定',
  keyHide: 'キーボードを閉じる',

  // POS: what the cashier sees
  posHeading: 'お客様のログイン',
  posDescription: '規約を読み上げ、お客様が同意した項目にチェックを入れてください。',
  posAsk: 'お客様にコードをお尋ねください',
  posDetails: '新しいお客様',
  posDetailsDescription: 'いくつかの情報をお尋ねし、アカウントを作成してください。',
  posSend: 'コードを送信',
  posSignedIn: 'お客様はログインしています',
  posDeviceShared: 'このレジでは現在、新規登録ができません。お客様のスマートフォンで登録できます。',
  cashierConsentMissing: '同意をいただけない場合、コードは送信できません。',
  cashierEmailMissing: 'お客様のメールアドレスを入力してください。',
  cashierPhoneMissing: 'お客様の携帯電話番号を入力してください。',
  cashierEmailInvalid: 'メールアドレスを1文字ずつお尋ねください。例：name@example.com',
  cashierPhoneInvalid: '番号をもう一度、1桁ずつお尋ねください。',
  cashierCodeMissing: { other: 'お客様に{count}桁のコードをお尋ねください。' },
  cashierCodeInvalid: 'コードが正しくありません。最新のメッセージをもう一度、1桁ずつ読み上げていただいてください。',
  cashierCodeExpired: 'コードの有効期限が切れています。新しいコードを送信してお尋ねください。',
  cashierCodeAttempts: 'コードの試行回数が上限に達しました。新しいコードを送信してお尋ねください。',
  cashierNoCode: '届きませんか？',
  cashierNoCodeEmail: 'アドレスを復唱し、迷惑メールフォルダをご確認いただいてください。',
  cashierNoCodeSms: '番号を復唱してください。',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'ja-1',
  cashierSay: 'お声がけ',
  cashierSayEmail: '「メールアドレスをお願いします」',
  cashierSayPhone: '「携帯電話番号をお願いします」',
  cashierSayCode: '「コードをお送りしました。読み上げていただけますか？」',
  cashierSayDetails: '「アカウント作成のため、いくつかお伺いします」',
  cashierSaySignedIn: '「ありがとうございます。ログインできました」',
  cashierTerms: '「{terms}に同意されますか？」',
  cashierPrivacy: '「{privacy}に同意されますか？」',
  cashierTermsPrivacy: '「{terms}と{privacy}に同意されますか？」',
  cashierMarketingEmail: '「お知らせや特典をメールで受け取られますか？」',
  cashierMarketingSms: '「お知らせや特典をSMSで受け取られますか？通信料がかかる場合があります。停止するにはSTOPと返信してください」',
  cashierMarketingPush: '「お知らせや特典をアプリで受け取られますか？」',

  // POS: what a screen reader says of the code
  cashierDigits: 'ゼロ いち に さん よん ご ろく なな はち きゅう',
  cashierHeard: '入力済み：{digits}',
};

export default texts;
