import { LANGUAGES, translator } from '#libs/platform/i18n/i18n';
import { directParameters, readyConnection, TODAY } from '#test/support/ready-connection';
import { warningsOf } from './warnings.js';

const scheduled = { ...readyConnection, cutoverOn: '2026-11-24', endsOn: null };

describe('what people should know', () => {
  it('is nothing on a plain working day', () => {
    expect(warningsOf(scheduled)).toEqual([]);
  });

  it.each([
    ['2026-11-20', 0],
    [TODAY, 1],
    ['2026-11-22', 1],
    ['2026-11-23', 0],
  ])('is a cutover day on a weekend: %s', (cutoverOn, count) => {
    expect(warningsOf({ ...scheduled, cutoverOn })).toHaveLength(count);
  });

  it('is the end of the contract, a certificate about to expire and a key of the old form, said in both languages', () => {
    const certificate = { fingerprint: 'a'.repeat(64), notBefore: new Date('2023-01-01'), notAfter: new Date('2027-02-19T10:00:00Z') };
    const parameters = [{ ...directParameters('production'), certificate, dvdvKey: 'ags09000009' }];
    const warnings = warningsOf({ ...scheduled, endsOn: '2027-12-31', parameters });
    expect(warnings.map(({ code }) => code)).toEqual(['contract_ends', 'certificate_expires_soon', 'legacy_dvdv_key']);
    for (const language of LANGUAGES) {
      for (const { code, params } of warnings) expect(translator(language)(`onboarding.warning.${code}`, params)).not.toContain('{{');
    }
  });

  it('does not speak of a certificate that lasts', () => {
    const certificate = { fingerprint: 'a'.repeat(64), notBefore: new Date('2023-01-01'), notAfter: new Date('2027-02-20T10:00:00Z') };
    expect(warningsOf({ ...scheduled, parameters: [{ ...directParameters('production'), certificate }] })).toEqual([]);
  });
});
