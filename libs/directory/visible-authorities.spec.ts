import { type Actor, ORGANISATION_KINDS, SYSTEM } from '#libs/kernel/actor';
import { visibleAuthorities } from './visible-authorities.js';

const columns = { authorityId: 'c.authority_id', stateCode: 'c.state_code' };
const today = '2026-11-21';

function actorOf(organisationKind: Actor['organisationKind']): Actor {
  return { ...SYSTEM, organisationKind, organisationId: 'own', stateCode: organisationKind === 'state' ? '05' : null };
}

describe('which authorities somebody may know the work of', () => {
  it.each([
    ['operator', 'true', []],
    ['hub', 'true', []],
    ['state', 'c.state_code = $4', ['05']],
    ['authority', 'c.authority_id IN (SELECT id FROM authorities WHERE organisation_id = $4)', ['own']],
    ['vendor', 'false', []],
  ] as const)('for a %s', (kind, sql, values) => {
    expect(visibleAuthorities(actorOf(kind), today, columns, 4)).toMatchObject({ sql, values });
  });

  it('for an IT service provider are those with a running mandate, for the service in question', () => {
    const { sql, values } = visibleAuthorities(actorOf('provider'), today, { ...columns, serviceId: 'c.service_id' }, 1);
    expect(values).toEqual(['own', today]);
    expect(sql).toContain('mandates.revoked_at IS NULL');
    expect(sql).toContain('mandates.service_id = c.service_id');
  });

  it('for a visitor are none', () => {
    expect(visibleAuthorities(null, today, columns, 1).sql).toBe('false');
  });

  it('uses as many placeholders as it brings values, under a name of its own for each text', () => {
    const all = ORGANISATION_KINDS.map((kind) => visibleAuthorities(actorOf(kind), today, columns, 1));
    for (const { sql, values } of all) expect(new Set(sql.match(/\$\d+/g)).size).toBe(values.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(new Set(all.map(({ sql }) => sql)).size);
  });
});
