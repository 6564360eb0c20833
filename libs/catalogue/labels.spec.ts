import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { COMMENTED_FIELDS, SORTS } from './catalogue.dto.js';
import { PHASES } from './phase.js';
import { PRICE_MODELS, STAGES, TRANSPORTS } from './service.entity.js';

describe('what the catalogue calls things', () => {
  it.each([
    ['phase', PHASES],
    ['transport', TRANSPORTS],
    ['stage', STAGES],
    ['priceModel', PRICE_MODELS],
    ['sort', SORTS],
    ['field', COMMENTED_FIELDS],
  ])('has words for each %s', (texts, codes) => {
    for (const language of LANGUAGES) expect(codes.filter((code) => !hasText(language, `catalogue.${texts}.${code}`))).toEqual([]);
  });
});
