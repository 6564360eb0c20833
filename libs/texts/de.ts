import { common } from './de/common.js';
import { documents } from './de/documents.js';
import { filesInvalid, filesRefusal } from './de/files.js';
import { mailbox } from './de/mailbox.js';
import { refusal } from './de/refusal.js';
import { invalid } from './de/invalid.js';
import { missing } from './de/missing.js';

/** Everything Kontor says in German, by subject. */
export const de = {
  common,
  documents,
  mailbox,
  refusal: { ...refusal, ...filesRefusal },
  invalid: { ...invalid, ...filesInvalid },
  missing,
};
