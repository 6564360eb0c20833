/** Anything that runs SQL as the owner: TypeORM's DataSource or QueryRunner. */
interface Owner {
  query(sql: string): Promise<unknown>;
}

/**
 * Lets the application's role queue and work off jobs. To be run after every `runMigrations` of graphile-worker, as owner:
 * its tables have row level security switched on without any policy, so rights alone would show an empty queue.
 */
export async function grantWorkerSchema(owner: Owner): Promise<void> {
  await owner.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO kontor_app;
    GRANT SELECT ON graphile_worker.migrations TO kontor_app;
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'graphile_worker' AND rowsecurity LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.%I TO kontor_app', name);
        EXECUTE format('DROP POLICY IF EXISTS kontor_app ON graphile_worker.%I', name);
        EXECUTE format('CREATE POLICY kontor_app ON graphile_worker.%I TO kontor_app USING (true) WITH CHECK (true)', name);
      END LOOP;
    END $$;
  `);
}
