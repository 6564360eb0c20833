import { common } from './en/common.js';
import { refusal } from './en/refusal.js';
import { invalid } from './en/invalid.js';
import { missing } from './en/missing.js';

/** Everything Kontor says in English, by subject. */
export const en = { common, refusal, invalid, missing };
