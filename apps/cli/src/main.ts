import { Command } from 'commander';
import { configFromEnvironment } from '#libs/platform/config/config';
import { migrate } from '#migrations/migrate';
import { demo } from './demo.js';
import { verifyAudit } from './verify-audit.js';

const program = new Command('kontor').description('Commands for those who run EfA-Kontor.').showHelpAfterError();

program
  .command('migrate')
  .description('brings the database to the newest schema')
  .action(async () => {
    const ran = await migrate(configFromEnvironment().databaseUrl);
    console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
  });

program
  .command('demo')
  .description('loads the demo world, once')
  .action(() => demo(configFromEnvironment()));

program
  .command('verify-audit')
  .description('computes every seal of the log anew; ends with code 1 and names the first that is broken')
  .action(async () => {
    const isWhole = await verifyAudit(configFromEnvironment(), console.log);
    if (!isWhole) process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
