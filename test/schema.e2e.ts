import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { type ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { MACHINES } from '#apps/cli/src/machines';
import { PROJECT_ROOT } from '#libs/platform/project-root';
import { here, sql } from './support/here.js';

/** The tables whose column `state` follows a machine, by the machine's name. */
const TABLE_OF: Readonly<Record<string, string>> = {
  service: 'services',
  interest: 'interests',
  contract: 'contracts',
  connection: 'connections',
  task: 'connection_tasks',
  test_run: 'connection_test_runs',
};

describe('the schema', () => {
  it('has every column that an entity names, of the same type and as optional', async () => {
    const entities = [join(PROJECT_ROOT, 'dist/libs/**/*.entity.js')];
    const source = await new DataSource({ type: 'postgres', url: here.databaseUrl, installExtensions: false, entities }).initialize();
    const named = source.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => `${tableName}.${column.databaseName} ${typeIn(source, column)}${column.isNullable ? ' null' : ''}`),
    );
    await source.destroy();
    const stored = await sql<{ column: string }>(
      `SELECT columns.table_name || '.' || columns.column_name || ' ' || CASE WHEN data_type = 'ARRAY' THEN ltrim(udt_name, '_') || '[]' ELSE data_type END
         || CASE WHEN is_nullable = 'YES' THEN ' null' ELSE '' END AS column
       FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((column) => !stored.some((present) => present.column === column))).toEqual([]);
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

/** The type as the database calls it. */
function typeIn(source: DataSource, column: ColumnMetadata): string {
  const type = source.driver.normalizeType(column);
  return column.isArray ? `${type}[]` : type;
}
