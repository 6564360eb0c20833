import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORGANISATION_KINDS, ROLES } from '#libs/kernel/actor';
import { hasText, LANGUAGES } from '#libs/platform/i18n/i18n';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { PERSON_ACTIONS } from './person.dto.js';

const folder = join(PROJECT_ROOT, 'libs/accounts');
const events = readdirSync(folder)
  .filter((file) => file.endsWith('.service.ts'))
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/(?<=')(person|session|organisation)\.[a-z_]+(?=')/g) ?? []);

describe('what people read of accounts', () => {
  it.each([
    ...ROLES.map((role) => `accounts.role.${role}`),
    ...ORGANISATION_KINDS.map((kind) => `accounts.organisation_kind.${kind}`),
    ...PERSON_ACTIONS.map((action) => `accounts.person.action.${action}`),
    ...new Set(events.map((event) => `accounts.event.${event}`)),
  ])('has words for %s', (key) => {
    expect(LANGUAGES.filter((language) => !hasText(language, key))).toEqual([]);
  });
});
