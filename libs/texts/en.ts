import { common } from './en/common.js';
import { documents } from './en/documents.js';
import { filesInvalid, filesRefusal } from './en/files.js';
import { mailbox } from './en/mailbox.js';
import { refusal } from './en/refusal.js';
import { invalid } from './en/invalid.js';
import { missing } from './en/missing.js';

/** Everything Kontor says in English, by subject. */
export const en = {
  common,
  documents,
  mailbox,
  refusal: { ...refusal, ...filesRefusal },
  invalid: { ...invalid, ...filesInvalid },
  missing,
};
