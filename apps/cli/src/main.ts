import { Command } from 'commander';
import { configFromEnvironment } from '#libs/platform/config/config';
import { migrate } from '#migrations/migrate';
import { translator } from '#libs/platform/i18n/i18n';
import { demo } from './demo.js';
import { demoAdvanced } from './demo-advanced.js';
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
  .description('loads the demo world, once; its people get the present password')
  .option('--advanced', 'in a lively later state: Länder with contracts, authorities on every step of their way')
  .action(async ({ advanced = false }: { advanced?: boolean }) => {
    if (!advanced) return demo(configFromEnvironment());
    const added = await demoAdvanced(configFromEnvironment());
    console.log(added.length === 0 ? 'Every Land has begun already; nothing was added.' : `Added to: ${added.join(', ')}`);
  });

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
