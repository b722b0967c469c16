import type { MoreMessages } from '../messages.ts';

/** Japanese. */
const texts: MoreMessages = {
  // Details step
  detailsHeading: 'あと少しです',
  detailsDescription: 'いくつかの項目を入力すると完了です。',
  firstName: '名',
  lastName: '姓',
  newPassword: 'パスワードを設定',
  fieldMissing: 'この項目を入力してください。',
  register: 'アカウントを作成',
  registering: 'アカウントを作成中…',
  agreementRetry: 'アカウントができました。最後に規約をご確認ください。',
  confirmTerms: '同意する',
  passwordLength: '8～25文字',
  passwordNumber: '数字',
  passwordUpper: '大文字の英字',
  passwordLower: '小文字の英字',
  passwordSpecial: '記号（& * : ; を除く）',
  choose: '選択',
  fieldsMissing: { other: '{count}件の項目をご確認ください。' },
  optional: '任意',
  recovered: 'このアカウントはすでに存在します。ログイン用に新しいコードを送信しました。',

  // Password step
  passwordHeading: 'ログイン',
  password: 'パスワード',
  passwordMissing: 'パスワードを入力してください。',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを非表示',
  capsLock: 'Caps Lockがオンです。',
  signIn: 'ログイン',
  signingIn: 'ログイン中…',
  forgotPassword: 'パスワードをお忘れですか？',
  forgotSent: '{email} のアカウントがある場合、再設定用リンクをお送りします。',
  usePassword: 'パスワードを使う',
  useCode: 'ワンタイムコードを使う',

  // Kiosk and POS
  startOver: '最初から',
  stillThere: '操作を続けますか？',
  stillThereDescription: '{time}後に最初の画面に戻ります。',
  stillHere: '続ける',
  posHeading: 'お客様のログイン',
  posDescription: '規約を読み上げ、お客様が同意した項目にチェックを入れてください。',
  posAsk: 'お客様にコードをお尋ねください',
  posSend: 'コードを送信',
  posSignedIn: 'お客様はログインしています',

  // What went wrong: one sentence for each error code
  account_locked: 'このアカウントは現在ロックされています。後でもう一度お試しください。',
  account_unverified: '先にアカウントの確認が必要です。受信トレイのメールをご覧ください。',
  account_social: 'このアカウントはソーシャルログインで作成されました。そちらでログインしてください。',
  account_exists: 'アカウントはすでに存在します。新しいコードでログインしてください。',
  credentials_invalid: 'メールアドレスまたはパスワードが正しくありません。確認してもう一度お試しください。',
  email_taken: 'このメールアドレスは別のアカウントで使われています。',
  phone_taken: 'この携帯電話番号は別のアカウントで使われています。',
  field_invalid: 'この項目をご確認ください。',
  agreement_failed: '同意を記録できませんでした。もう一度お試しください。',
  signature_invalid: '現在ログインをご利用いただけません。後でもう一度お試しください。',
  refresh_busy: '別のタブで処理中です。しばらくしてからもう一度お試しください。',
  body_not_repeatable: '自動で再送信できませんでした。もう一度お試しください。',
};

export default texts;
