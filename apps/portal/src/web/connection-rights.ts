import { type Actor, holdsAny } from '#libs/kernel/actor';
import { AUTHORITY_SIDE } from '#libs/onboarding/connection.machine';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { isAtWork } from '#libs/onboarding/steps';
import { TESTERS } from '#libs/onboarding/test-run.machine';

/** Whether to offer the form for technical data; the use case decides. */
export function mayEnterParameters(connection: ConnectionView, actor: Actor): boolean {
  return isAtWork(connection) && holdsAny(actor, AUTHORITY_SIDE);
}

/** Whether to offer the forms for tests; the use case decides. */
export function mayTest(connection: ConnectionView, actor: Actor): boolean {
  return isAtWork(connection) && holdsAny(actor, TESTERS);
}
