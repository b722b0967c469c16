import { expect } from '@open-wc/testing';
import { leaveAll, mount, SEND, VERIFY, type MountOptions } from '../../harness/guest.ts';

/** Returns the mode that a whole sign-in tells the server, in each call. */
async function toldModes(attributes: MountOptions['attributes']): Promise<(string | undefined)[]> {
  const guest = await mount({ attributes });
  // A shared device fills nothing in, so its fields are not found by what they autocomplete.
  await guest.type(guest.find('#email') as HTMLInputElement, 'jane@example.com');
  await guest.accepts();
  await guest.submit();
  await guest.reaches('code');
  await guest.paste(guest.code, guest.received);
  await guest.reaches('signed-in');
  return [...guest.requests(SEND), ...guest.requests(VERIFY)].map(({ headers }) => headers['x-punchh-mode']);
}

describe('a kiosk or a till', () => {
  afterEach(leaveAll);

  it('tells a gateway what it is, since the vendor wants to know it', async () => {
    expect(await toldModes({ mode: 'kiosk', cookie: '' })).to.deep.equal(['kiosk', 'kiosk']);
    expect(await toldModes({ mode: 'pos', server: location.origin })).to.deep.equal(['pos', 'pos']);
  });

  it("tells no other server: it would refuse the browser's question about a header that it does not know", async () => {
    expect(await toldModes({ mode: 'kiosk' })).to.deep.equal([undefined, undefined]);
  });

  it('is what a web page is not', async () => {
    expect(await toldModes({ cookie: '' })).to.deep.equal([undefined, undefined]);
  });
});
