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
  kioskDeviceShared: 'この画面では現在、新規登録ができません。お手持ちのスマートフォンで登録するか、お持ちのアカウントでログインしてください。',

  // POS: what the cashier sees
  posHeading: 'お客様のログイン',
  posDescription: '規約を読み上げ、お客様が同意した項目にチェックを入れてください。',
  posAsk: 'お客様にコードをお尋ねください',
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
  cashierTerms: '「{terms}に同意されますか？」',
  cashierPrivacy: '「{privacy}に同意されますか？」',
  cashierTermsPrivacy: '「{terms}と{privacy}に同意されますか？」',
  cashierMarketingEmail: '「お知らせや特典をメールで受け取られますか？」',
  cashierMarketingSms: '「お知らせや特典をSMSで受け取られますか？通信料がかかる場合があります。停止するにはSTOPと返信してください」',
  cashierMarketingPush: '「お知らせや特典をアプリで受け取られますか？」',
};

export default texts;
