import { type EntityManager } from 'typeorm';
import { type DemoActors, type DemoOrganisation, loadDemoAccounts } from '#libs/accounts/demo-accounts';
import { loadDemoCatalogue } from '#libs/catalogue/demo-catalogue';
import { loadDemoContracts } from '#libs/contracts/demo-contracts';
import { loadDemoDirectory } from '#libs/directory/demo-directory';
import { type Day } from '#libs/kernel/day';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { Database } from '#libs/platform/database/database';
import { withApplication } from './cli.module.js';

/** Loads the demo world in one transaction; loaded once, it is left as people have changed it since, except for their password. */
export async function demo(config: Config): Promise<void> {
  refuseProduction(config);
  await withApplication(config, async (application) => {
    const today = application.get(Clock).today();
    await application.get(Database).transaction((tx) => loadDemoWorld(tx, config, today));
  });
}

/** @throws Error in production */
export function refuseProduction(config: Config): void {
  if (config.isProduction) throw new Error('The demo world holds people with a known password. It is not loaded in production.');
}

/**
 * Loads what the demo world always has; what is there already stays.
 * @param more organisations beyond those that it always has
 */
export async function loadDemoWorld(
  tx: EntityManager,
  { demoPassword, secret }: Config,
  today: Day,
  more: readonly DemoOrganisation[] = [],
): Promise<DemoActors> {
  const actors = await loadDemoAccounts(tx, { password: demoPassword, secret }, more);
  await loadDemoDirectory(tx);
  await loadDemoCatalogue(tx, today);
  await loadDemoContracts(tx, actors);
  return actors;
}
