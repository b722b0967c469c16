import type { DeviceMessages } from '../messages.ts';

/** Simplified Chinese. */
const texts: DeviceMessages = {
  // Both
  skip: '跳过',
  done: '完成',
  nextGuest: '下一位顾客',

  // Kiosk
  startOver: '重新开始',
  stillThere: '您还在吗？',
  stillThereDescription: '{time}后将重新开始。',
  stillHere: '我还在',
  kioskOpensHere: '在此屏幕上打开',
  kioskClose: '关闭',
  kioskDocumentElsewhere: '此文件无法在这里显示。您可以在 {address} 阅读。',
  kioskDeviceShared: '此屏幕暂时无法注册新账号。您可以在自己的手机上注册，或在这里登录已有账号。',

  // On-screen keyboard: names of the keys that write no sign
  keyboard: '键盘',
  numberPad: '数字键盘',
  keyBackspace: '退格',
  keyShift: '切换大写',
  keySpace: '空格',
  keyNumbers: '数字和符号',
  keyLetters: '字母',
  keyLatin: '拉丁字母',
  keyEnter: '确认',
  keyHide: '隐藏键盘',

  // POS: what the cashier sees
  posHeading: '为顾客登录',
  posDescription: '请向顾客朗读条款，并勾选其同意的内容。',
  posAsk: '请向顾客询问验证码',
  posDetails: '新顾客',
  posDetailsDescription: '请询问几项信息，然后创建账户。',
  posSend: '发送验证码',
  posSignedIn: '顾客已登录',
  posDeviceShared: '此收银台暂时无法注册新账号。顾客可以在自己的手机上注册。',
  cashierConsentMissing: '顾客不同意此项，就无法发送验证码。',
  cashierEmailMissing: '请输入顾客的电子邮箱。',
  cashierPhoneMissing: '请输入顾客的手机号码。',
  cashierEmailInvalid: '请顾客逐字拼读邮箱，格式应类似 name@example.com。',
  cashierPhoneInvalid: '请顾客再逐位说一遍号码。',
  cashierCodeMissing: { other: '请向顾客询问 {count} 位验证码。' },
  cashierCodeInvalid: '验证码不正确。请顾客再逐位朗读最新的消息。',
  cashierCodeExpired: '验证码已过期。请发送新的验证码并再次询问。',
  cashierCodeAttempts: '验证码尝试次数过多。请发送新的验证码并再次询问。',
  cashierNoCode: '没有收到？',
  cashierNoCodeEmail: '请向顾客复述邮箱，并提醒查看垃圾邮件文件夹。',
  cashierNoCodeSms: '请向顾客复述号码。',

  // POS: what the cashier says
  // Goes into the records of the consents: a script that says something else needs another version.
  cashierScript: 'zh-Hans-1',
  cashierSay: '请说',
  cashierSayEmail: '“请问您的电子邮箱是？”',
  cashierSayPhone: '“请问您的手机号码是？”',
  cashierSayCode: '“验证码已发送给您，请读给我听。”',
  cashierSayDetails: '“请告诉我几项信息，以便为您创建账号。”',
  cashierSaySignedIn: '“谢谢，您已登录。”',
  cashierTerms: '“您同意{terms}吗？”',
  cashierPrivacy: '“您同意{privacy}吗？”',
  cashierTermsPrivacy: '“您同意{terms}和{privacy}吗？”',
  cashierMarketingEmail: '“您愿意通过电子邮件接收资讯和优惠吗？”',
  cashierMarketingSms: '“您愿意通过短信接收资讯和优惠吗？可能产生短信和数据费用，回复 STOP 即可退订。”',
  cashierMarketingPush: '“您愿意在应用中接收资讯和优惠吗？”',

  // POS: what a screen reader says of the code
  cashierDigits: '零 一 二 三 四 五 六 七 八 九',
  cashierHeard: '已输入：{digits}',
};

export default texts;
