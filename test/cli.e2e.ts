import { kontor } from './support/cli.js';
import { type OwnDatabase, ownDatabase } from './support/own-database.js';

describe('kontor', () => {
  let own: OwnDatabase;

  beforeAll(async () => {
    own = await ownDatabase();
  });
  afterAll(() => own.drop());

  it('lists its commands', async () => {
    const { code, output } = await kontor(['--help']);
    expect(code).toBe(0);
    for (const command of ['migrate', 'demo', 'verify-audit', 'recount', 'workflows'])
      expect(output).toMatch(new RegExp(`^ +${command}\\b`, 'm'));
  });

  it('refuses what it does not know, with its help', async () => {
    const { code, output } = await kontor(['recuont']);
    expect(code).toBe(1);
    expect(output).toContain('recount');
  });

  it('says in one sentence what is wrong with the settings', async () => {
    expect(await kontor(['recount'], { DATABASE_URL: 'mysql://somewhere' })).toEqual({
      code: 1,
      output: expect.stringContaining('DATABASE_URL') as string,
    });
  });

  it('prints the workflows without a database', async () => {
    const { code, output } = await kontor(['workflows']);
    expect(code).toBe(0);
    expect(output).toMatch(/^# Workflows/);
  });

  it('proves the log, and ends with code 1 when it was changed', async () => {
    await own.sql(
      "INSERT INTO events (name, subject_type, subject_id, person_name, organisation_name) VALUES ('a.b', 'c', gen_random_uuid(), 'd', 'e')",
    );
    expect(await kontor(['verify-audit'], { DATABASE_URL: own.url })).toMatchObject({ code: 0 });
    await own.sql("INSERT INTO event_seals (id, first_event_id, last_event_id, event_count, digest) VALUES (1, 1, 1, 1, repeat('0', 64))");
    expect(await kontor(['verify-audit'], { DATABASE_URL: own.url })).toEqual({
      code: 1,
      output: expect.stringContaining('is broken') as string,
    });
  });

  it('counts anew, ends with code 1 when the kept counters differ, and sets them right when asked to', async () => {
    const settings = { DATABASE_URL: own.url };
    expect(await kontor(['recount'], settings)).toEqual({ code: 0, output: '0 counters compared, 0 differ.\n' });
    await own.sql(
      "INSERT INTO services (id, slug, name, topic_area, lead_state_code) VALUES (gen_random_uuid(), 'dienst', 'Dienst', 'familie_kind', '04')",
    );
    await own.sql("INSERT INTO rollout_counters SELECT id, '05', 'live', 'direct', '', 1, 1000 FROM services");
    expect(await kontor(['recount'], settings)).toMatchObject({ code: 1 });
    expect(await kontor(['recount', '--repair'], settings)).toMatchObject({ code: 0 });
    expect(await kontor(['recount'], settings)).toMatchObject({ code: 0 });
  });
});
