import i18next from 'i18next';
import { type Missing, type TextParams } from '#libs/kernel/domain-error';
import { de } from '#libs/texts/de';
import { en } from '#libs/texts/en';
import { sayDay } from './say.js';

export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Says the sentence of this key in one language. An unknown key or a missing value throws: a blank would only hide the mistake. */
export type Translate = ((key: string, params?: TextParams) => string) & { readonly language: Language };

const catalogues = i18next.createInstance();
void catalogues.init({
  initAsync: false,
  resources: { de: { translation: de }, en: { translation: en } },
  lng: 'de',
  fallbackLng: false,
  // Escaping is the business of whoever writes HTML.
  interpolation: { escapeValue: false },
  missingInterpolationHandler: (text: string, value: RegExpExecArray) => {
    throw new Error(`The text "${text}" wants the value ${value[0]}.`);
  },
});

// {{day, day}} in a text: a day as people write it.
catalogues.services.formatter?.add('day', (day: string, language) => sayDay(day, language === 'en' ? 'en' : 'de'));

const translators = Object.fromEntries(LANGUAGES.map((language) => [language, translatorFor(language)])) as Record<Language, Translate>;

/** The translator of one language. */
export function translator(language: Language): Translate {
  return translators[language];
}

/** True when the catalogue has a text under this key. */
export function hasText(language: Language, key: string): boolean {
  return catalogues.exists(key, { lng: language });
}

/** The best of our languages for an Accept-Language header; German when none fits. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const quality = options.map((option) => option.trim()).find((option) => option.startsWith('q='));
      return { language: tag.split('-')[0], weight: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    if (language === '*') return 'de';
    if (language === 'de' || language === 'en') return language;
  }
  return 'de';
}

/** What is missing, said in the reader's language; the same on pages, in the API and in mails. */
export interface MissingView {
  code: string;
  message: string;
  ownerParty: string;
}

export function sayMissing(missing: readonly Missing[], t: Translate): MissingView[] {
  return missing.map(({ code, params, ownerParty }) => ({ code, message: t(`missing.${code}`, params), ownerParty }));
}

function translatorFor(language: Language): Translate {
  const fixed = catalogues.getFixedT(language);
  const translate = (key: string, params: TextParams = {}): string => {
    if (!catalogues.exists(key, { lng: language, ...params })) throw new Error(`There is no ${language} text "${key}".`);
    return fixed(key, params);
  };
  return Object.assign(translate, { language });
}
