import { expect } from '@open-wc/testing';
import { focused, until } from '../../harness/dom.ts';
import { Guest, leaveAll, mount } from '../../harness/guest.ts';
import { motion } from '../../harness/motion.ts';
import { clock } from '../../harness/test-clock.ts';

const waitForFocus = (element: () => Element | null, what: string) =>
  until(() => element() && focused() === element(), () => `focus on ${what}; it is on ${focused()?.outerHTML.slice(0, 80) ?? 'nothing'}`);

describe('focus', () => {
  let tall: HTMLElement;
  beforeEach(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    tall = document.createElement('div');
    tall.innerHTML = '<input id="elsewhere"><div style="height: 3000px"></div>';
    document.body.append(tall);
    scrollTo(0, 0);
  });
  afterEach(() => {
    leaveAll();
    tall.remove();
    scrollTo(0, 0);
  });

  it('is not taken on load, nor when an attempt is resumed', async () => {
    const guest = await mount();
    await guest.element.session.ready;
    expect(document.activeElement).to.equal(document.body);
    await guest.reachesCode();
    guest.leaves();
    const again = guest.returns();
    await again.reaches('code');
    await again.element.session.ready;
    expect(document.activeElement).to.equal(document.body);
  });

  it('goes from "Review" to the boxes that take its place', async () => {
    const guest = await mount();
    await guest.signsIn();
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    await guest.sees('You agreed on');
    await guest.press(guest.button('Review'));
    await waitForFocus(() => guest.boxes[0]!, 'the first box');
  });

  it('goes to the first field that lacks something', async () => {
    const guest = await mount();
    await guest.submit();
    await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.submit();
    await waitForFocus(() => guest.boxes[0]!, 'the first box');
  });

  it('goes to the code although the guest had let go of the form before it listened', async () => {
    const guest = new Guest();
    await guest.element.updateComplete;
    const field = await guest.field('email');
    await guest.autofill(field, 'guest@example.com');
    for (const box of guest.boxes) {
      box.click();
      await guest.settled();
    }
    // As in Safari, where a button that is pressed does not take the focus.
    field.form!.requestSubmit();
    expect(document.activeElement).to.equal(document.body);
    await guest.reaches('code');
    await waitForFocus(() => guest.code, 'the code');
  });

  it('moves on with the guest: to the code, to the digits that were wrong, back to the contact, to who is signed in', async () => {
    const guest = await mount();
    await guest.reachesCode();
    await waitForFocus(() => guest.code, 'the code');
    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right');
    await waitForFocus(() => guest.code, 'the code');
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    await waitForFocus(() => guest.find('[data-focus]'), 'who is signed in');
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    await waitForFocus(() => guest.find('[part~="input"], [aria-invalid]'), 'the first field');
  });

  it('goes to the code when another one is asked for: the button for that can be used no more', async () => {
    const guest = await mount();
    await guest.reachesCode();
    clock.advance(31_000);
    await guest.sees('Resend code');
    const hold = guest.sandbox.faults.add({ kind: 'hold' });
    const button = guest.button('Resend code');
    button.focus({ preventScroll: true });
    await guest.press(button);
    await hold.reached;
    await waitForFocus(() => guest.code, 'the code');
    hold.remove();
    await guest.sees('We sent another code. Use the newest code.');
    await guest.settled();
    expect(focused()).to.equal(guest.code);
  });

  it('does not scroll the page to what is in sight', async () => {
    const asked: unknown[] = [];
    const { focus } = HTMLElement.prototype;
    HTMLElement.prototype.focus = function (options) {
      asked.push(options?.preventScroll);
      focus.call(this, options);
    };
    try {
      const guest = await mount();
      document.body.prepend(guest.element);
      expect(document.documentElement.scrollHeight).to.be.greaterThan(innerHeight + 500);
      guest.button('Email me a code').focus({ preventScroll: true });
      await guest.submit();
      await waitForFocus(() => guest.find('input[autocomplete="email"]'), 'the address');
      await guest.reachesCode();
      await waitForFocus(() => guest.code, 'the code');
      await guest.paste(guest.code, guest.received);
      await guest.reaches('signed-in');
    } finally {
      HTMLElement.prototype.focus = focus;
    }
    expect(new Set(asked)).to.deep.equal(new Set([true]));
    // WebKitGTK reveals a text field although it is asked not to, a bare one too.
    const webkit = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
    if (!webkit) expect(scrollY).to.equal(0);
  });

  describe('where what is missing is out of sight', () => {
    /** Whether a person sees all of it: in the window, and in every scroller around it. */
    const isInSight = (target: Element): boolean => {
      const { top, bottom } = target.getBoundingClientRect();
      let box: Element | null = target;
      while ((box = box.assignedSlot ?? box.parentElement ?? (box.getRootNode() as ShadowRoot).host ?? null)) {
        if (!/auto|scroll/.test(getComputedStyle(box).overflowY) || box === document.documentElement) continue;
        const { top: start, bottom: end } = box.getBoundingClientRect();
        if (top < start - 1 || bottom > end + 1) return false;
      }
      return top >= -1 && bottom <= innerHeight + 1;
    };
    const error = (guest: Guest) => guest.find('[role="alert"]');

    for (const inDialog of [false, true]) {
      it(`it is scrolled to, ${inDialog ? 'in a dialog' : 'on the page'}`, async () => {
        const dialog = document.createElement('dialog');
        const below = document.createElement('div');
        below.style.height = '2000px';
        if (inDialog) {
          dialog.style.cssText = 'height: 300px; overflow: auto';
          document.body.append(dialog);
          dialog.showModal();
        }
        const guest = await mount({ parent: inDialog ? dialog : document.body });
        (inDialog ? dialog : document.body).append(below);
        guest.primary.focus({ preventScroll: true });
        below.scrollIntoView({ block: 'end' });
        const field = await guest.field('email');
        expect(isInSight(field)).to.equal(false);
        await guest.submit();
        await waitForFocus(() => field, 'the address');
        await until(() => isInSight(field) && isInSight(error(guest)!), 'the field and its error in sight');
        dialog.remove();
        below.remove();
      });
    }

    it('so is an error that belongs to no field, and the focus stays where it is', async () => {
      const guest = await mount();
      const below = document.createElement('div');
      below.style.height = '2000px';
      document.body.append(below);
      await guest.type(await guest.field('email'), 'guest@example.com');
      await guest.accepts();
      guest.sandbox.faults.add({ kind: 'dropped' });
      guest.primary.focus({ preventScroll: true });
      await guest.submit();
      below.scrollIntoView({ block: 'end' });
      await guest.sees('couldn’t reach the server');
      await until(() => isInSight(error(guest)!), 'the error in sight');
      expect(focused()).to.equal(guest.primary);
      below.remove();
    });

    it('smoothly, unless less motion is wanted', async () => {
      const behaviors: unknown[] = [];
      const { scrollIntoView } = Element.prototype;
      Element.prototype.scrollIntoView = function (options) {
        behaviors.push((options as ScrollIntoViewOptions).behavior);
        scrollIntoView.call(this, { ...(options as ScrollIntoViewOptions), behavior: 'instant' });
      };
      try {
        for (const reduced of [false, true]) {
          motion.reduced = reduced;
          const guest = await mount();
          await guest.submit();
          await waitForFocus(() => guest.find('#email'), 'the address');
          guest.leaves();
        }
      } finally {
        motion.reduced = true;
        Element.prototype.scrollIntoView = scrollIntoView;
      }
      expect(behaviors).to.deep.equal(['smooth', 'instant']);
    });
  });

  it('stays where the guest has gone meanwhile', async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold' });
    await guest.asksForCode();
    await hold.reached;
    tall.querySelector('input')!.focus({ preventScroll: true });
    hold.remove();
    await guest.reaches('code');
    await guest.settled();
    expect(document.activeElement).to.equal(tall.querySelector('input'));
  });

  it('what changes is told to screen readers', async () => {
    const guest = await mount();
    await guest.reachesCode();
    const told = () => guest.findAll('[role="status"]').map((region) => region.textContent.replace(/[\u2066-\u2069]/g, '').trim()).join(' ');
    expect(told()).to.include('We sent a code to guest@example.com.');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(told()).to.include('Signed in as guest@example.com');
  });
});
