import { expect } from '@open-wc/testing';
import { Play, SETTINGS } from './support.ts';

describe('transition: a new set-up', () => {
  it('offers the new channels, and keeps the draft', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com' } });
    play.do({ type: 'configured', settings: { ...SETTINGS, channels: ['sms'] } });
    expect(play.state.draft).to.include({ channel: 'sms', email: 'guest@example.com' });
    play.do({ type: 'configured', settings: { ...SETTINGS, channels: [] } });
    expect(play.state.draft.channel).to.equal('email');
  });

  it('another start moves only a guest who is at the start', () => {
    const password = { ...SETTINGS, start: 'password' as const };
    expect(new Play().do({ type: 'configured', settings: password }).state.step).to.equal('password');
    expect(new Play().submit().do({ type: 'configured', settings: password }).state.step).to.equal('identifier');
    expect(new Play().atCode().do({ type: 'configured', settings: password }).state.step).to.equal('code');
    expect(new Play({ start: 'password' }).do({ type: 'configured', settings: SETTINGS }).state.step).to.equal('identifier');
  });
});
