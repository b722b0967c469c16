import { expect } from '@open-wc/testing';
import { focused, until } from '../harness/dom.ts';
import { leaveAll, mount, type Guest, type MountOptions } from '../harness/guest.ts';
import { ScreenReader } from '../harness/screen-reader.ts';
import { clock } from '../harness/test-clock.ts';

/** A transcript, one phrase a line, without the indentation that it has in the source. */
const lines = (text: TemplateStringsArray): string =>
  text[0]!.split('\n').map((line) => line.trim()).filter(Boolean).join('\n');

describe('a sign-in by screen reader', () => {
  let guest: Guest;
  let reader: ScreenReader;

  const start = async (options: MountOptions = {}, ready = 'Sign in or join') => {
    guest = await mount({ sandboxOptions: { codes: () => '053631' }, ...options });
    await guest.element.session.ready;
    await guest.sees(ready);
    reader = await ScreenReader.listen(guest.element);
  };
  afterEach(async () => {
    await reader.leaves();
    leaveAll();
  });

  /** Goes to a control and presses it, as Tab and Enter do. */
  const presses = async (target: HTMLElement) => {
    target.focus({ preventScroll: true });
    await reader.settles();
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    target.click();
    await guest.settled();
  };
  const focusOn = (selector: string) =>
    until(() => focused() === guest.find(selector) && focused(), () => `the focus on ${selector}; it is on ${focused()?.outerHTML ?? ''}`);

  it('by e-mail: what is there, each error once, the code, the end', async () => {
    await start();
    expect(await reader.reads()).to.equal(lines`
      heading, Sign in or join, level 2
      paragraph
      We’ll send you a one-time code. No password to remember.
      end of paragraph
      form
      group, How should we send your code?
      How should we send your code?
      radio, Email, checked, position 1, set size 2
      Email
      radio, Text message, not checked, position 2, set size 2
      Text message
      end of group, How should we send your code?
      Email
      textbox, Email, required
      checkbox, I agree to the Terms of Service (opens in a new tab) and the Privacy Policy (opens in a new tab), not checked, required
      I agree to the
      link, Terms of Service (opens in a new tab)
      Terms of Service
      (opens in a new tab)
      end of link, Terms of Service (opens in a new tab)
      and the
      link, Privacy Policy (opens in a new tab)
      Privacy Policy
      (opens in a new tab)
      end of link, Privacy Policy (opens in a new tab)
      button, Email me a code
      end of form
    `);

    await presses(guest.primary);
    await focusOn('#email');
    expect(await reader.hears()).to.equal(lines`
      button, Email me a code
      textbox, Email, Enter your email address., invalid, required
      assertive: Enter your email address.
      assertive: Agree to the Terms of Service and Privacy Policy to continue.
    `);

    await guest.type(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    expect(await reader.hears(), 'typing').to.equal('');

    await presses(guest.primary);
    await focusOn('[part~="checkbox"]');
    expect(await reader.hears()).to.equal(lines`
      button, Email me a code
      checkbox, I agree to the Terms of Service (opens in a new tab) and the Privacy Policy (opens in a new tab), Agree to the Terms of Service and Privacy Policy to continue., not checked, invalid, required
    `);

    for (const box of guest.boxes) await presses(box);
    await reader.hears();
    await presses(guest.primary);
    await guest.reaches('code');
    await focusOn('#code');
    expect(await reader.hears()).to.equal(lines`
      button, Email me a code
      textbox, One-time code, required
      polite: We sent a code to guest@example.com.
    `);
    expect(await reader.reads()).to.equal(lines`
      heading, Enter your code, level 2
      form
      paragraph
      We sent a code to
      guest@example.com
      .
      button, Change
      end of paragraph
      One-time code
      textbox, One-time code, required
      button, Continue
      paragraph
      Didn’t get it? Check the address and your spam folder.
      end of paragraph
      button, Use a text message instead
      button, Resend in 0:30, disabled
      end of form
      status
      We sent a code to guest@example.com.
      end of status
    `);

    for (let seconds = 0; seconds < 10; seconds += 1) {
      clock.advance(1000);
      await guest.settled();
    }
    expect(await reader.hears(), 'the countdown').to.equal('');

    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right');
    expect(await reader.hears()).to.equal(lines`
      assertive: That code isn’t right. Check it and try again.
    `);
    expect(await reader.reads()).to.include(lines`
      textbox, One-time code, 053632, That code isn’t right. Check it and try again., invalid, required
      alert
      That code isn’t right. Check it and try again.
      end of alert
    `);

    clock.advance(30_000);
    await guest.settled();
    await presses(guest.button('Resend code'));
    await guest.sees('We sent another code. Use the newest code.');
    expect(await reader.hears()).to.equal(lines`
      button, Resend code
      textbox, One-time code, 053632, required
      polite: We sent another code. Use the newest code.
    `);

    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(await reader.hears()).to.equal(lines`
      polite: Signed in as guest@example.com
    `);
    expect(await reader.reads()).to.equal(lines`
      heading, You’re signed in, level 2
      guest@example.com
      button, Sign out
      status
      Signed in as guest@example.com
      end of status
    `);
  });

  it('by text message: the number, its error once, where the code went', async () => {
    await start({ properties: { brand: { sms: { program: 'Sample Kitchen' } } } });
    await presses(guest.find('[value="sms"]')!);
    await until(() => guest.find('select'), 'the choice of country');
    await guest.sees('Message and data rates may apply');
    await reader.hears();
    expect(await reader.reads()).to.equal(lines`
      heading, Sign in or join, level 2
      paragraph
      We’ll send you a one-time code. No password to remember.
      end of paragraph
      form
      group, How should we send your code?
      How should we send your code?
      radio, Email, not checked, position 1, set size 2
      Email
      radio, Text message, checked, position 2, set size 2
      Text message
      end of group, How should we send your code?
      Mobile number
      combobox, Country or region, US, has popup listbox, not expanded
      option, United States (+1), US, selected, position 1, set size 2
      option, Canada (+1), CA, not selected, position 2, set size 2
      end of combobox, Country or region, US, has popup listbox, not expanded
      textbox, Mobile number, required
      checkbox, I agree to the Terms of Service (opens in a new tab) and the Privacy Policy (opens in a new tab), not checked, required
      I agree to the
      link, Terms of Service (opens in a new tab)
      Terms of Service
      (opens in a new tab)
      end of link, Terms of Service (opens in a new tab)
      and the
      link, Privacy Policy (opens in a new tab)
      Privacy Policy
      (opens in a new tab)
      end of link, Privacy Policy (opens in a new tab)
      paragraph
      Sample Kitchen: one message per sign-in. Message and data rates may apply. Reply HELP for help, STOP to end.
      end of paragraph
      button, Text me a code
      end of form
    `);

    await guest.accepts();
    await guest.type(guest.find('#phone') as HTMLInputElement, '21255');
    await reader.hears();
    await presses(guest.primary);
    await focusOn('#phone');
    expect(await reader.hears()).to.equal(lines`
      button, Text me a code
      textbox, Mobile number, (212) 55, Check the mobile number. Some digits seem to be missing or wrong., invalid, required
      assertive: Check the mobile number. Some digits seem to be missing or wrong.
    `);

    await guest.type(guest.find('#phone') as HTMLInputElement, '54626');
    await reader.hears();
    await presses(guest.primary);
    await guest.reaches('code');
    await focusOn('#code');
    expect(await reader.hears()).to.equal(lines`
      button, Text me a code
      textbox, One-time code, required
      polite: We sent a code to +12125554626.
    `);
    await guest.sees('(212) 555-4626');
    expect(await reader.reads()).to.equal(lines`
      heading, Enter your code, level 2
      form
      paragraph
      We sent a code to
      (212) 555-4626
      .
      button, Change
      end of paragraph
      One-time code
      textbox, One-time code, required
      button, Continue
      paragraph
      Didn’t get it? Check the number. If you once answered STOP, text us START first.
      end of paragraph
      button, Use email instead
      button, Resend in 0:30, disabled
      end of form
      status
      We sent a code to +12125554626.
      end of status
    `);
  });

  it('in Arabic', async () => {
    await start({ attributes: { lang: 'ar' } }, 'تسجيل الدخول أو الانضمام');
    expect(await reader.reads()).to.equal(lines`
      heading, تسجيل الدخول أو الانضمام, level 2
      paragraph
      سنرسل إليك رمزًا يُستخدم مرة واحدة، بلا كلمة مرور.
      end of paragraph
      form
      group, ما طريقة استلام الرمز المفضّلة؟
      ما طريقة استلام الرمز المفضّلة؟
      radio, البريد الإلكتروني, checked, position 1, set size 2
      البريد الإلكتروني
      radio, رسالة نصية, not checked, position 2, set size 2
      رسالة نصية
      end of group, ما طريقة استلام الرمز المفضّلة؟
      البريد الإلكتروني
      textbox, البريد الإلكتروني, required
      checkbox, أوافق على شروط الخدمة (يُفتح في علامة تبويب جديدة) وسياسة الخصوصية (يُفتح في علامة تبويب جديدة), not checked, required
      أوافق على
      link, شروط الخدمة (يُفتح في علامة تبويب جديدة)
      شروط الخدمة
      (يُفتح في علامة تبويب جديدة)
      end of link, شروط الخدمة (يُفتح في علامة تبويب جديدة)
      و
      link, سياسة الخصوصية (يُفتح في علامة تبويب جديدة)
      سياسة الخصوصية
      (يُفتح في علامة تبويب جديدة)
      end of link, سياسة الخصوصية (يُفتح في علامة تبويب جديدة)
      button, إرسال الرمز بالبريد
      end of form
    `);
    await presses(guest.primary);
    await focusOn('#email');
    expect(await reader.hears()).to.equal(lines`
      button, إرسال الرمز بالبريد
      textbox, البريد الإلكتروني, يُرجى إدخال البريد الإلكتروني., invalid, required
      assertive: يُرجى إدخال البريد الإلكتروني.
      assertive: يُرجى الموافقة للمتابعة: شروط الخدمة وسياسة الخصوصية.
    `);
    await guest.type(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await reader.hears();
    await presses(guest.primary);
    await guest.reaches('code');
    await focusOn('#code');
    expect(await reader.hears()).to.equal(lines`
      button, إرسال الرمز بالبريد
      textbox, رمز لمرة واحدة, required
      polite: أرسلنا رمزًا إلى guest@example.com.
    `);
    expect(await reader.reads()).to.equal(lines`
      heading, إدخال الرمز, level 2
      form
      paragraph
      أرسلنا رمزًا إلى
      guest@example.com
      .
      button, تغيير
      end of paragraph
      رمز لمرة واحدة
      textbox, رمز لمرة واحدة, required
      button, متابعة
      paragraph
      ألم يصلك الرمز؟ يُرجى التحقّق من العنوان ومن البريد غير المرغوب فيه.
      end of paragraph
      button, استخدام رسالة نصية
      button, إعادة الإرسال خلال 0:30, disabled
      end of form
      status
      أرسلنا رمزًا إلى guest@example.com.
      end of status
    `);
    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('الرمز غير صحيح');
    expect(await reader.hears()).to.equal(lines`
      assertive: الرمز غير صحيح. يُرجى التحقّق منه والمحاولة مجددًا.
    `);
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(await reader.hears()).to.equal(lines`
      polite: تم تسجيل الدخول باسم guest@example.com
    `);
    expect(await reader.reads()).to.equal(lines`
      heading, تم تسجيل الدخول, level 2
      guest@example.com
      button, تسجيل الخروج
      status
      تم تسجيل الدخول باسم guest@example.com
      end of status
    `);
  });

  it('at a kiosk: the question is asked once, and nothing counts along', async () => {
    await start({ attributes: { mode: 'kiosk', storage: 'memory' } });
    await until(() => guest.find('punchh-idle-warning'), 'the kiosk to watch');
    await guest.type(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await reader.hears();
    clock.advance(40_000);
    await until(() => guest.find('dialog')?.matches(':modal'), 'the question');
    expect(await reader.hears()).to.equal(lines`
      alertdialog, Still there?, We’ll start over in 20 seconds., modal
      button, I’m still here
    `);
    for (let seconds = 0; seconds < 5; seconds += 1) {
      clock.advance(1000);
      await guest.settled();
    }
    expect(await reader.hears(), 'the countdown').to.equal('');
    await presses(guest.button('I’m still here'));
    await focusOn('#email');
    expect(await reader.hears()).to.equal(lines`
      textbox, Email, guest@example.com, required
    `);
  });
});
