import { DataSource } from 'typeorm';
import { createPortal } from '#apps/portal/src/portal';
import { MACHINES } from '#apps/cli/src/machines';
import { parseConfig } from '#libs/platform/config/config';
import { here, sql } from './support/here.js';

/** The tables whose column `state` follows a machine, by the machine's name. */
const TABLE_OF: Readonly<Record<string, string>> = {
  service: 'services',
  interest: 'interests',
  contract: 'contracts',
  connection: 'connections',
  task: 'connection_tasks',
  'test run': 'connection_test_runs',
};

describe('the schema', () => {
  it('has every column that an entity names, and of the same kind', async () => {
    const portal = await createPortal(
      parseConfig({ DATABASE_URL: here.databaseUrl, KONTOR_SECRET: 'only-for-tests-only-for-tests-only-for-tests', LOG_LEVEL: 'fatal' }),
    );
    try {
      const changes = await portal.get(DataSource).driver.createSchemaBuilder().log();
      const drift = changes.upQueries
        .map(({ query }) => query)
        .filter((query) => /CREATE TABLE|ADD "|DROP COLUMN|ALTER COLUMN .* (TYPE|SET|DROP)/.test(query));
      expect(drift.filter((query) => !/ADD CONSTRAINT|SET DEFAULT|DROP DEFAULT/.test(query))).toEqual([]);
    } finally {
      await portal.close();
    }
  });

  it.each(MACHINES.filter(({ machine }) => TABLE_OF[machine.name]).map(({ machine }) => [machine.name, machine] as const))(
    'allows exactly the states of the workflow "%s"',
    async (name, machine) => {
      const [check] = await sql<{ definition: string }>(
        `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
         WHERE conrelid = $1::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE 'CHECK ((state = ANY%'`,
        [TABLE_OF[name]],
      );
      const allowed = [...(check?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map(([, state]) => state);
      expect(allowed.sort()).toEqual([...machine.states].sort());
    },
  );

  it('refuses to change what is append-only, even to its owner', async () => {
    for (const table of ['events', 'event_seals', 'contract_texts', 'contract_signatures', 'files']) {
      await expect(sql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/append-only/);
    }
  });

  it('gives the application no right to change the log, its seals, offered texts or signatures', async () => {
    const granted = await sql(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'kontor_app' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
         AND table_name IN ('events', 'event_seals', 'contract_texts', 'contract_signatures')`,
    );
    expect(granted).toEqual([]);
  });

  it('lets the application own nothing', async () => {
    expect(await sql("SELECT tablename FROM pg_tables WHERE tableowner = 'kontor_app'")).toEqual([]);
  });
});
