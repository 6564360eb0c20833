import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { AUTHORITY_FIELDS } from './authority-rights.js';
import { COMPETENCE_LEVELS } from './competence-rule.entity.js';
import { REGION_KINDS } from './regions.js';

describe('what the directory calls things', () => {
  it.each([
    ['regionKind', REGION_KINDS],
    ['level', COMPETENCE_LEVELS],
    ['authorityField', AUTHORITY_FIELDS],
    ['municipalAccess', ['covered', 'call_off']],
    ['gap', ['no_rule', 'region_too_large', 'no_authority', 'several_authorities', 'uncovered_regions']],
  ])('has words for each %s', (texts, codes) => {
    for (const language of LANGUAGES) expect(codes.filter((code) => !hasText(language, `directory.${texts}.${code}`))).toEqual([]);
  });
});
