import type { Messages } from '../messages.ts';

/** Chinese, simplified, informal (你): the texts that differ from the formal ones. */
const texts: Messages = {
  description: '我们会向你发送一次性验证码，无需记住密码。',
  consentGiven: '你已于{date}同意{documents}。',
  noCodeSms: '请核对号码。如果你曾回复 STOP，请先回复 START。',
  signedInHeading: '你已登录',
  brand_invalid: '此页面的部分设置无法读取，你仍可登录。',
  offline: '你似乎处于离线状态。请检查网络连接后重试。',
  blocked: '你的网络暂时被限制登录。请稍后再试，或换一个网络。',
  captcha_required: '请确认你不是机器人，然后重试。',
  session_expired: '你已退出登录，请重新登录。',
  fieldsMissing: { other: '有 {count} 处需要你检查。' },
  recovered: '此账号已存在。我们发送了新的验证码供你登录。',
  joinHeading: '创建你的账号',
  accountKnown: '你已有账号，请使用密码登录。',
  account_unverified: '请先确认你的账号，确认邮件在你的收件箱中。',
  agreement_failed: '未能记录你的同意，请重试。',
};

export default texts;
