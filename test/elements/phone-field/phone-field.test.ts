import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, type Guest, type MountOptions } from '../../harness/guest.ts';

const atPhone = async (options: MountOptions = {}): Promise<{ guest: Guest; field: HTMLInputElement }> => {
  const guest = await mount({ ...options, attributes: { channels: 'sms', ...options.attributes } });
  const field = await guest.field('tel');
  // Numbers are written once their library is there: the choice of country comes along.
  await until(() => guest.find('.country select') ?? (options.attributes?.['countries']?.includes(' ') === false && guest.find('#phone-hint')), 'the library for numbers');
  return { guest, field };
};

describe('the phone field', () => {
  afterEach(leaveAll);

  it('takes a number with brackets around its calling code, and a letter in the middle changes nothing', async () => {
    const { guest, field } = await atPhone();
    await guest.paste(field, '(+1) 212 555 4626');
    expect(field.value).to.equal('(212) 555-4626');
    field.setSelectionRange(8, 8);
    await guest.type(field, 'a');
    expect(field.value).to.equal('(212) 555-4626');
    expect(field.selectionStart).to.equal(8);
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body).to.include({ phone_number: '2125554626' });
  });

  it('can be emptied digit by digit', async () => {
    const { guest, field } = await atPhone();
    await guest.paste(field, '2125554626');
    for (let presses = 0; field.value && presses < 20; presses += 1) await guest.backspace(field);
    expect(field.value).to.equal('');
  });

  it('enters digits once that an input method composes', async () => {
    const { guest, field } = await atPhone();
    field.focus();
    await guest.composes(field, ['２', '２１', '２１２']);
    await guest.composes(field, ['５', '５５５', '５５５４６２６']);
    expect(field.value).to.equal('(212) 555-4626');
  });

  it('lists all countries by the names that are shown', async () => {
    const { guest } = await atPhone({ attributes: { countries: '*', lang: 'de' } });
    await until(() => guest.findAll('.country option').length > 200, 'all countries');
    const names = guest.findAll('.country option').map((option) => option.textContent.replace(/ \(.*/, ''));
    expect(names).to.deep.equal([...names].sort(new Intl.Collator('de').compare));
    expect(names).to.include('Vereinigtes Königreich').and.to.include('Österreich');
    expect((guest.find('.country select') as HTMLSelectElement).value).to.equal('US');
  });

  it('lists the countries of a brand in the brand’s order', async () => {
    const { guest } = await atPhone({ attributes: { countries: 'MX US CA' } });
    expect(guest.findAll('.country option').map((option) => (option as HTMLOptionElement).value)).to.deep.equal(['MX', 'US', 'CA']);
  });

  it('takes a number of the one territory on offer', async () => {
    const { guest, field } = await atPhone({ attributes: { countries: 'IM' } });
    await guest.paste(field, '07924 123456');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body).to.include({ phone_number: '7924123456', phone_ext: '+44' });
  });
});
