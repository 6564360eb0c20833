import { DataSource } from 'typeorm';
import { Platform1700000000001 } from './001-platform.js';
import { Accounts1700000000002 } from './002-accounts.js';
import { Directory1700000000003 } from './003-directory.js';
import { Catalogue1700000000004 } from './004-catalogue.js';
import { Contracts1700000000005 } from './005-contracts.js';
import { Onboarding1700000000006 } from './006-onboarding.js';
import { ContractTemplates1700000000007 } from './007-contract-templates.js';

/** The connection as owner of the tables, used only to migrate; the application itself works as the role `kontor_app`. */
export function ownerDataSource(databaseUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    installExtensions: false,
    migrationsTransactionMode: 'each',
    migrations: [
      Platform1700000000001,
      Accounts1700000000002,
      Directory1700000000003,
      Catalogue1700000000004,
      Contracts1700000000005,
      Onboarding1700000000006,
      ContractTemplates1700000000007,
    ],
  });
}
