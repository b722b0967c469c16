import { expect } from '@open-wc/testing';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';
import { motion } from '../../harness/motion.ts';

/** The animations, which stand still until a test moves them on. */
const moves: Animation[] = [];
const { animate } = Element.prototype;

const moveOn = (time: number) => {
  for (const move of moves) if (move.playState !== 'idle') move.currentTime = time;
};
const finish = async () => {
  for (const move of moves.splice(0)) move.finish();
  await new Promise(requestAnimationFrame);
};
const painted = async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
};

describe('from step to step', () => {
  let below: HTMLElement;
  const top = () => below.getBoundingClientRect().top;
  const card = (guest: Guest) => guest.find('[part~="card"]')!;
  const height = (guest: Guest) => card(guest).getBoundingClientRect().height;
  const layer = (guest: Guest) => guest.find('.leaving');

  beforeEach(() => {
    motion.reduced = false;
    Element.prototype.animate = function (...options) {
      const move = animate.apply(this, options);
      move.pause();
      moves.push(move);
      return move;
    };
    below = document.createElement('p');
    document.body.append(below);
  });
  afterEach(() => {
    moves.length = 0;
    motion.reduced = true;
    Element.prototype.animate = animate;
    leaveAll();
    below.remove();
  });

  const start = async (options?: MountOptions): Promise<Guest> => {
    const guest = await mount({ ...options, attributes: { channels: 'email', ...options?.attributes } });
    document.body.append(below);
    await guest.element.session.ready;
    await painted();
    await finish();
    await painted();
    return guest;
  };
  /** At the code step, which is coming. */
  const toCode = async (guest: Guest): Promise<void> => {
    await guest.reachesCode();
    await until(() => moves.length, 'something that moves');
  };

  it('the card grows and shrinks from the height it had, and takes along what stands below', async () => {
    const guest = await start();
    const before = [height(guest), top()];
    await toCode(guest);
    expect(height(guest)).to.be.closeTo(before[0]!, 1);
    expect(top()).to.be.closeTo(before[1]!, 1);
    moveOn(100);
    const between = [height(guest), top()];
    await finish();
    const after = [height(guest), top()];
    expect(Math.abs(after[0]! - before[0]!)).to.be.greaterThan(20);
    for (const [index, value] of between.entries()) {
      expect(value).to.be.within(Math.min(before[index]!, after[index]!) + 1, Math.max(before[index]!, after[index]!) - 1);
    }
    expect(card(guest).hasAttribute('data-moving')).to.equal(false);
  });

  it('so does it where an error shows in a step', async () => {
    const guest = await start();
    const before = top();
    await guest.submit();
    await until(() => moves.length, 'something that moves');
    expect(guest.alerts).not.to.be.empty;
    expect(top()).to.be.closeTo(before, 1);
    await finish();
    expect(top()).to.be.greaterThan(before + 10);
  });

  it('what another change needs meanwhile is added gradually, too', async () => {
    const guest = await start();
    await guest.submit();
    await until(() => moves.length, 'something that moves');
    await guest.type(await guest.field('email'), 'guest@example.com');
    await painted();
    const [first] = moves.splice(0);
    const before = top();
    first!.finish();
    await until(() => moves.length, 'something else that moves');
    expect(top()).to.be.within(before, before + 80);
    await finish();
    expect(card(guest).hasAttribute('data-moving')).to.equal(false);
  });

  it('the last step goes while the next one comes, where nothing can reach it', async () => {
    const guest = await start();
    await toCode(guest);
    expect(layer(guest)?.inert).to.equal(true);
    expect(layer(guest)!.shadowRoot).to.equal(null);
    expect(guest.findAll('[part~="primary-button"]')).to.have.length(1);
    expect(guest.findAll('[part~="heading"]').map((heading) => heading.textContent)).to.deep.equal(['Enter your code']);
    const [heading] = guest.findAll('[part~="heading"]');
    expect(Number(getComputedStyle(heading!).opacity)).to.equal(0);
    moveOn(159);
    expect(Number(getComputedStyle(heading!).opacity)).to.be.within(0.1, 0.99);
    expect(Number(getComputedStyle(layer(guest)!).opacity)).to.be.lessThan(0.1);
    await finish();
    expect(layer(guest)).to.equal(null);
    expect(getComputedStyle(heading!).opacity).to.equal('1');
  });

  it('they slide the way the guest goes, and the other way on a page from right to left', async () => {
    const slides: number[] = [];
    for (const lang of ['en', 'ar']) {
      const guest = await start({ attributes: { lang } });
      await guest.reaches('identifier');
      await finish();
      await guest.type(await guest.field('email'), 'guest@example.com');
      await guest.accepts();
      await guest.submit();
      await guest.reaches('code');
      await until(() => layer(guest), 'the first step going');
      const slide = () => parseFloat(getComputedStyle(guest.find('[data-step]')!).translate);
      slides.push(slide());
      await finish();
      await guest.press(guest.find('[part~="description"] [part~="link-button"]')!);
      await until(() => layer(guest), 'the code going');
      slides.push(slide());
      guest.leaves();
    }
    expect(slides).to.deep.equal([8, -8, -8, 8]);
  });

  it('the next step can be used at once', async () => {
    const guest = await start();
    await toCode(guest);
    await until(() => focused() === guest.code, 'the focus on the code');
    await guest.type(guest.code, '12');
    expect(guest.paintedCode).to.equal('12');
  });

  it('a step that follows starts from where things are', async () => {
    const guest = await start();
    const first = height(guest);
    await toCode(guest);
    moveOn(100);
    await painted();
    const between = height(guest);
    expect(Math.abs(between - first)).to.be.greaterThan(5);
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    expect(height(guest)).to.be.closeTo(between, 1);
    expect(guest.findAll('.leaving')).to.have.length(1);
    await finish();
    expect(height(guest)).to.be.closeTo(first, 1);
    expect(layer(guest)).to.equal(null);
  });

  it('another language or brand is painted at once: only what a guest does is followed', async () => {
    const guest = await start({ properties: { brand: {} } });
    const before = height(guest);
    guest.element.lang = 'de';
    await guest.sees('Anmelden');
    guest.element.brand = { copy: { de: { description: 'Willkommen bei uns. '.repeat(30) } } };
    await guest.sees('Willkommen');
    expect(height(guest)).to.be.greaterThan(before + 20);
    await painted();
    expect(moves).to.be.empty;
  });

  it('nothing moves where less motion is wanted', async () => {
    motion.reduced = true;
    const guest = await start();
    await guest.submit();
    await guest.signsIn();
    await painted();
    expect(moves).to.be.empty;
    expect(layer(guest)).to.equal(null);
  });

  it('nothing of a guest stays on a kiosk while it goes', async () => {
    const guest = await start({ attributes: { mode: 'kiosk', keyboard: 'off' } });
    await guest.type(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await until(() => moves.length, 'something that moves');
    expect(layer(guest)).to.equal(null);
  });

  it('the page hears of no loop of its observers', async () => {
    const errors: string[] = [];
    const listen = (event: ErrorEvent) => errors.push(event.message);
    addEventListener('error', listen);
    const guest = await start();
    Element.prototype.animate = animate;
    await guest.reachesCode();
    await until(() => card(guest).hasAttribute('data-moving'), 'the card moving');
    await until(() => !card(guest).hasAttribute('data-moving'), 'the card at rest');
    removeEventListener('error', listen);
    expect(errors).to.be.empty;
  });

  it('a right code is said to be right, and then the next step comes', async () => {
    const guest = await start();
    await guest.reachesCode();
    await finish();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await guest.sees('Checking…');
    expect(guest.find('[data-state="busy"]')).not.to.equal(null);
    hold.remove();
    await until(() => guest.find('[data-state="right"]'), 'the cells of a right code');
    expect(guest.text).not.to.include('Checking');
    expect(guest.primary.textContent.trim()).to.equal('You’re signed in');
    expect(guest.primary.hasAttribute('aria-busy')).to.equal(false);
    await guest.reaches('signed-in');
    expect(guest.find('[data-state="right"]')).to.equal(null);
  });
});
