import { type AvailableAction } from '#libs/kernel/state-machine';
import { type MissingView, sayMissing, type Translate } from '#libs/platform/i18n/i18n';

/** Something that stands in the way of a step. */
export class MissingFact implements MissingView {
  code: string;
  /** The same sentence as on the page. */
  message: string;
  /** Whose turn it is. */
  ownerParty: string;
}

/** A step the reader could take now. */
export class AvailableActionView {
  action: string;
  /** False while something is missing. */
  possible: boolean;
  missing: MissingFact[];
}

/** The reader's steps with what each still lacks, said in the reader's language. */
export function sayActions(actions: readonly AvailableAction[], t: Translate): AvailableActionView[] {
  return actions.map(({ action, possible, missing }) => ({ action, possible, missing: sayMissing(missing, t) }));
}
