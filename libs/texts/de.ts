import { catalogue, catalogueInvalid, catalogueMissing, catalogueRefusal } from './de/catalogue.js';
import { common } from './de/common.js';
import { directory, directoryInvalid, directoryRefusal } from './de/directory.js';
import { documents } from './de/documents.js';
import { filesInvalid, filesRefusal } from './de/files.js';
import { mail } from './de/mail.js';
import { mailbox } from './de/mailbox.js';
import { refusal } from './de/refusal.js';
import { invalid } from './de/invalid.js';
import { missing } from './de/missing.js';
import { web } from './de/web.js';

/** Everything Kontor says in German, by subject. */
export const de = {
  catalogue,
  common,
  directory,
  documents,
  mail,
  mailbox,
  refusal: { ...refusal, ...directoryRefusal, ...catalogueRefusal, ...filesRefusal },
  invalid: { ...invalid, ...directoryInvalid, ...catalogueInvalid, ...filesInvalid },
  missing: { ...missing, ...catalogueMissing },
  web,
};
