import { COMMON_WORDS, passwordFault } from './password-rule.js';

const owner = { name: 'Johanna Beispiel-Meyer', email: 'leitung.uvg@stadt.example' };

describe('a password', () => {
  it.each([
    'drei Birnen im Zug',
    'Kräuterquark!Dienstweg',
    'xK9#mPq2vL7w',
    'kontor-demo-2026',
    'pferd-batterie-heft',
    '正しい馬のバッテリーの針です',
    'amtliche Wolke 7',
  ])('may be %p', (password) => {
    expect(passwordFault(password, owner)).toBeNull();
  });

  it.each(['ich-bin-Johanna-1', 'MEYER im Rathaus', 'leitung.uvg@stadt.example', 'die Leitung 4711 x'])(
    'may not hold what everybody knows of its owner: %p',
    (password) => {
      expect(passwordFault(password, owner)).toBe('password_personal');
    },
  );

  it.each([
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    '987654321098',
    '198403151984',
    'qwertzuiopü1',
    'abcdef123456',
    '1qaz2wsx3edc',
    'passwort1234',
    'P@ssw0rt2026!!',
    'P4$$w0rd!!!!',
    'passwordpassword',
    'Willkommen2026',
    'Sommer-Bremen!',
    'Ich-liebe-dich',
    '2026Frühling2026',
    'x7x7x7x7x7x7',
    'hund-katze-hund-katze',
  ])('may not be among the first that are tried: %p', (password) => {
    expect(passwordFault(password, owner)).toBe('password_common');
  });

  it('is taken apart in one way only, so that no long one takes long to judge', () => {
    const madeOfOthers = COMMON_WORDS.filter((word) =>
      new RegExp(`^(?:${COMMON_WORDS.filter((other) => other !== word).join('|')})+$`).test(word),
    );
    expect(madeOfOthers).toEqual([]);
    const started = performance.now();
    passwordFault(`${'passwort'.repeat(15)}zz!zz`, owner);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
