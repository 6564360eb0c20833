import { account } from './de/account.js';
import { accounts, accountsInvalid, accountsRefusal } from './de/accounts.js';
import { catalogue, catalogueInvalid, catalogueMissing, catalogueRefusal } from './de/catalogue.js';
import { cataloguePages } from './de/catalogue-pages.js';
import { common } from './de/common.js';
import { connectionPages } from './de/connection-pages.js';
import { contracts, contractsInvalid, contractsMissing, contractsRefusal } from './de/contracts.js';
import { contractPages } from './de/contract-pages.js';
import { deskPages } from './de/desk-pages.js';
import { directory, directoryInvalid, directoryRefusal } from './de/directory.js';
import { documents } from './de/documents.js';
import { engagementRefusal } from './de/engagement.js';
import { events } from './de/events.js';
import { filesInvalid, filesRefusal } from './de/files.js';
import { mail } from './de/mail.js';
import { information } from './de/information.js';
import { mailbox } from './de/mailbox.js';
import { onboarding, onboardingInvalid, onboardingMissing, onboardingRefusal } from './de/onboarding.js';
import { people } from './de/people.js';
import { refusal } from './de/refusal.js';
import { invalid } from './de/invalid.js';
import { missing } from './de/missing.js';
import { services } from './de/services.js';
import { status } from './de/status.js';
import { web } from './de/web.js';

/** Everything Kontor says in German, by subject. */
export const de = {
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
