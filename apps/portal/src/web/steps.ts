import { DomainError } from '#libs/kernel/domain-error';
import { type AvailableActionView } from '#libs/platform/http/available-action.view';

/**
 * The step that a page asks about, by its place in the address: `give-notice` for `give_notice`.
 * @throws DomainError `wrong-state` when the reader cannot take it now
 */
export function stepAt(place: string, available: readonly AvailableActionView[]): AvailableActionView {
  const step = available.find(({ action }) => action.replaceAll('_', '-') === place);
  if (!step) throw new DomainError('wrong-state', 'step_not_in_this_state');
  return step;
}
