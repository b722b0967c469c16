import { expect } from '@open-wc/testing';
import { reportMissing } from '../../src/i18n/report-missing.ts';
import { createTranslate } from '../../src/i18n/translate.ts';

describe('reportMissing', () => {
  const warn = console.warn;
  afterEach(() => {
    console.warn = warn;
  });

  it('says once on the console which text a locale lacks', () => {
    const said: string[] = [];
    console.warn = (message: string) => said.push(message);
    const translate = createTranslate('es', [{}], reportMissing);
    translate('heading');
    translate('heading');
    translate('email');
    expect(said).to.have.length(2);
    expect(said[0]).to.contain('"heading"').and.contain('"es"');
  });
});
