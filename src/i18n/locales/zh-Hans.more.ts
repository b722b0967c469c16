import type { MoreMessages } from '../messages.ts';

/** Chinese, simplified (您). */
const texts: MoreMessages = {
  // Details step
  detailsHeading: '就快完成了',
  detailsDescription: '再填写几项信息即可。',
  firstName: '名字',
  lastName: '姓氏',
  newPassword: '设置密码',
  fieldMissing: '请填写此项。',
  register: '创建账号',
  registering: '正在创建账号…',
  agreementRetry: '账号已创建。最后一步：请确认条款。',
  confirmTerms: '确认',
  passwordLength: '8 至 25 个字符',
  passwordNumber: '一个数字',
  passwordUpper: '一个大写字母',
  passwordLower: '一个小写字母',
  passwordSpecial: '一个特殊字符（& * : ; 除外）',
  choose: '请选择',
  fieldsMissing: { other: '有 {count} 处需要您检查。' },
  optional: '选填',
  recovered: '此账号已存在。我们发送了新的验证码供您登录。',

  // Password step
  passwordHeading: '登录',
  password: '密码',
  passwordMissing: '请输入密码。',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',
  capsLock: '大写锁定已开启。',
  signIn: '登录',
  signingIn: '正在登录…',
  forgotPassword: '忘记密码？',
  forgotSent: '如果 {email} 有对应的账号，重置链接将很快送达。',
  usePassword: '改用密码',
  useCode: '改用一次性验证码',

  // Kiosk and POS
  startOver: '重新开始',
  stillThere: '您还在吗？',
  stillThereDescription: '{time} 后将重新开始。',
  stillHere: '我还在',
  posHeading: '为顾客登录',
  posDescription: '请向顾客朗读条款，并勾选其同意的内容。',
  posAsk: '请向顾客询问验证码',
  posSend: '发送验证码',
  posSignedIn: '顾客已登录',

  // What went wrong: one sentence for each error code
  account_locked: '此账号暂时被锁定，请稍后再试。',
  account_unverified: '请先确认您的账号，确认邮件在您的收件箱中。',
  account_social: '此账号是通过社交账号创建的，请用该方式登录。',
  account_exists: '账号已存在，请使用新的验证码登录。',
  credentials_invalid: '电子邮箱或密码不正确。请检查后重试。',
  email_taken: '此电子邮箱属于另一个账号。',
  phone_taken: '此手机号码属于另一个账号。',
  field_invalid: '请检查此项。',
  agreement_failed: '未能记录您的同意，请重试。',
  signature_invalid: '登录功能暂时无法使用，请稍后再来。',
  refresh_busy: '另一个标签页正在处理，请稍后重试。',
  body_not_repeatable: '无法自动重新发送，请重试。',
};

export default texts;
