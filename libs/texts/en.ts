import { account } from './en/account.js';
import { accounts, accountsInvalid, accountsRefusal } from './en/accounts.js';
import { catalogue, catalogueInvalid, catalogueMissing, catalogueRefusal } from './en/catalogue.js';
import { cataloguePages } from './en/catalogue-pages.js';
import { common } from './en/common.js';
import { connectionPages } from './en/connection-pages.js';
import { contracts, contractsInvalid, contractsMissing, contractsRefusal } from './en/contracts.js';
import { contractPages } from './en/contract-pages.js';
import { deskPages } from './en/desk-pages.js';
import { directory, directoryInvalid, directoryRefusal } from './en/directory.js';
import { documents } from './en/documents.js';
import { engagementRefusal } from './en/engagement.js';
import { events } from './en/events.js';
import { filesInvalid, filesRefusal } from './en/files.js';
import { mail } from './en/mail.js';
import { information } from './en/information.js';
import { mailbox } from './en/mailbox.js';
import { onboarding, onboardingInvalid, onboardingMissing, onboardingRefusal } from './en/onboarding.js';
import { people } from './en/people.js';
import { refusal } from './en/refusal.js';
import { invalid } from './en/invalid.js';
import { missing } from './en/missing.js';
import { services } from './en/services.js';
import { status } from './en/status.js';
import { web } from './en/web.js';

/** Everything Kontor says in English, by subject. */
export const en = {
  account,
  accounts,
  catalogue,
  common,
  contracts,
  directory,
  documents,
  events,
  mail,
  information,
  mailbox,
  people,
  onboarding,
  refusal: {
    ...refusal,
    ...accountsRefusal,
    ...catalogueRefusal,
    ...contractsRefusal,
    ...directoryRefusal,
    ...engagementRefusal,
    ...filesRefusal,
    ...onboardingRefusal,
  },
  invalid: {
    ...invalid,
    ...accountsInvalid,
    ...catalogueInvalid,
    ...contractsInvalid,
    ...directoryInvalid,
    ...filesInvalid,
    ...onboardingInvalid,
  },
  missing: {
    ...missing,
    ...catalogueMissing,
    ...contractsMissing,
    ...onboardingMissing,
  },
  services,
  status,
  web: { ...web, ...contractPages, ...deskPages, catalogue: cataloguePages, connections: connectionPages },
};
