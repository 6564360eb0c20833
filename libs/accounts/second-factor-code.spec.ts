import { keyFor } from './keys.js';
import { codeAt, newTotpSecret, openSecret, sealSecret, stepOfCode, totpAddress } from './second-factor-code.js';

const secret = 'JBSWY3DPEHPK3PXP';
const now = new Date('2026-11-21T10:00:05Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const presentStep = Math.floor(now.getTime() / 30_000);

describe('a code of the second factor', () => {
  it('is the one of RFC 6238', () => {
    // "12345678901234567890" of the RFC's appendix B, shortened to six digits.
    expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000))).toBe('287082');
    expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(1_111_111_109_000))).toBe('081804');
  });

  it.each([
    [-60, null],
    [-30, presentStep - 1],
    [0, presentStep],
    [30, presentStep + 1],
    [60, null],
  ])('%p seconds from now belongs to step %p', (seconds, step) => {
    expect(stepOfCode(secret, codeAt(secret, later(seconds)), now)).toBe(step);
  });

  it('may be typed with a space, and nothing else passes', () => {
    const code = codeAt(secret, now);
    expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(presentStep);
    for (const wrong of ['', '12345', '1234567', 'abcdef', '-00001']) expect(stepOfCode(secret, wrong, now)).toBeNull();
  });

  it('comes from a secret that apps can read', () => {
    const fresh = newTotpSecret();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpAddress(fresh, 'leitung@stadt.example')).toBe(
      `otpauth://totp/EfA-Kontor:leitung%40stadt.example?issuer=EfA-Kontor&secret=${fresh}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

describe('a stored secret', () => {
  const key = keyFor('second-factor', 'only-for-tests-only-for-tests-only-for-tests');

  it('opens for its person and key only', () => {
    const sealed = sealSecret(secret, 'person-1', key);
    expect(sealed).not.toContain(secret);
    expect(openSecret(sealed, 'person-1', key)).toBe(secret);
    expect(() => openSecret(sealed, 'person-2', key)).toThrow();
    expect(() => openSecret(sealed, 'person-1', keyFor('csrf', 'only-for-tests-only-for-tests-only-for-tests'))).toThrow();
    expect(sealSecret(secret, 'person-1', key)).not.toBe(sealed);
  });
});
