import { Command } from 'commander';
import { configFromEnvironment } from '#libs/platform/config/config';
import { migrate } from '#migrations/migrate';
import { translator } from '#libs/platform/i18n/i18n';
import { demo } from './demo.js';
import { MACHINES } from './machines.js';
import { recount } from './recount.js';
import { verifyAudit } from './verify-audit.js';
import { workflowDocument } from './workflow-document.js';

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

program
  .command('recount')
  .description('counts all connections anew and compares with the kept counters; ends with code 1 when they differ')
  .option('--repair', 'keeps the new count')
  .action(async ({ repair = false }: { repair?: boolean }) => {
    const isRight = await recount(configFromEnvironment(), repair, console.log);
    if (!isRight) process.exitCode = 1;
  });

program
  .command('workflows')
  .description('prints all workflows as Markdown (docs/workflows.md)')
  .action(() => {
    process.stdout.write(workflowDocument(MACHINES, translator('en')));
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
