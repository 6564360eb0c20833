import { loadDemoAccounts } from '#libs/accounts/demo-accounts';
import { loadDemoCatalogue } from '#libs/catalogue/demo-catalogue';
import { loadDemoContracts } from '#libs/contracts/demo-contracts';
import { loadDemoDirectory } from '#libs/directory/demo-directory';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { Database } from '#libs/platform/database/database';
import { withApplication } from './cli.module.js';

/** Loads the demo world in one transaction; loaded once, it is left as people have changed it since. */
export async function demo(config: Config): Promise<void> {
  if (config.isProduction) throw new Error('The demo world holds people with a known password. It is not loaded in production.');
  await withApplication(config, async (application) => {
    await application.get(Database).transaction(async (tx) => {
      const { actors } = await loadDemoAccounts(tx, { password: config.demoPassword, secret: config.secret });
      await loadDemoDirectory(tx);
      await loadDemoCatalogue(tx, application.get(Clock).today());
      await loadDemoContracts(tx, actors);
    });
  });
}
