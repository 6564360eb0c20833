/** Length of a password in characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/**
 * Words that long but weak passwords are made of, in German and English. None is made of others, so that a password is taken apart
 * in one way only.
 */
export const COMMON_WORDS = (
  'passwort password kennwort geheim secret login anmelden zugang access willkommen welcome hallo hello guten morgen welt world ' +
  'test admin administrator master root user benutzer gast guest start default change please bitte neu new mein meine my ' +
  'your the dein und and ist sind ich du er sie wir dich mich liebe love you schatz baby angel engel prinzessin princess sonne ' +
  'sonnenschein sunshine sommer summer winter herbst autumn spring frühling fruehling januar februar märz maerz april mai juni juli ' +
  'august september oktober november dezember january february march june july october december montag dienstag mittwoch ' +
  'donnerstag freitag samstag sonntag monday friday sunday deutschland germany berlin bremen hamburg münchen muenchen köln koeln ' +
  'fussball fußball football baseball werder bayern schalke dortmund dragon monkey shadow superman batman starwars computer ' +
  'internet office windows microsoft google apple samsung qwertz qwerty asdf yxcv abc xyz aa bb xx efa kontor verwaltung behörde ' +
  'behoerde amt stadt land jugendamt familie kind mutter vater hund katze'
).split(' ');

const ONLY_COMMON_WORDS = new RegExp(`^(?:${COMMON_WORDS.join('|')})+$`);

/** Keys that lie beside each other, on German and English keyboards, and the orders everybody knows. */
const RUNS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertzuiopü',
  'qwertyuiop',
  'asdfghjklöä',
  'yxcvbnm',
  'zxcvbnm',
  '1qay2wsx3edc4rfv5tgb6zhn7ujm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** What stands against a password, as the code of a sentence `invalid.<code>`; null when nothing does. Its length is the DTO's business. */
export function passwordFault(
  password: string,
  owner: { readonly name: string; readonly email: string },
): 'password_personal' | 'password_common' | null {
  const folded = fold(password);
  if (personalWords(owner).some((word) => folded.includes(word))) return 'password_personal';
  return isGuessable(folded) ? 'password_common' : null;
}

/** Passwords are compared and hashed in this form, so that every keyboard's way to write a letter counts the same (NIST SP 800-63B). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

function fold(text: string): string {
  return normalisePassword(text).toLowerCase();
}

/** Words of four letters and more; shorter ones occur in any good sentence. */
function personalWords({ name, email }: { readonly name: string; readonly email: string }): string[] {
  const local = email.slice(0, email.lastIndexOf('@'));
  return [email, local, ...name.split(/[\s.-]+/), ...local.split(/[._+-]+/)].map(fold).filter((word) => word.length >= 4);
}

function isGuessable(folded: string): boolean {
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const letters = core.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign).replace(/[^\p{L}]/gu, '');
  return (
    new Set(folded).size < 5 || letters === '' || /^(.+?)\1+$/su.test(folded) || isMostlyRuns(folded) || ONLY_COMMON_WORDS.test(letters)
  );
}

function isMostlyRuns(folded: string): boolean {
  const signs = [...folded];
  const pairs = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  const neighbours = pairs.filter((pair) => RUNS.some((run) => run.includes(pair) || run.includes([...pair].reverse().join(''))));
  return neighbours.length >= pairs.length * 0.7;
}
