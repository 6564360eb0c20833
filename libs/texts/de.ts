import { common } from './de/common.js';
import { refusal } from './de/refusal.js';
import { invalid } from './de/invalid.js';
import { missing } from './de/missing.js';

/** Everything Kontor says in German, by subject. */
export const de = { common, refusal, invalid, missing };
