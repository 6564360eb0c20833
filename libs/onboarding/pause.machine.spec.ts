import { ROLES } from '#libs/kernel/actor';
import { defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels } from '#test/support/machines';
import { PAUSES } from './connection.entity.js';
import { PAUSE_ACTIONS, pauseMachine } from './pause.machine.js';

describe('the pause of a connection', () => {
  it('has no defects and labels in both languages', () => {
    expect(defects(pauseMachine)).toEqual([]);
    expect(missingLabels('onboarding.pause', PAUSES, PAUSE_ACTIONS)).toEqual([]);
  });

  it('is set and lifted by each side for itself only', () => {
    const authority = ['authority.lead', 'authority.technical', 'provider.agent'];
    const byAuthority = (step: string): string[] => authority.map((role) => `${step} (${role})`);
    const byOperator = (step: string): string[] => [`${step} (operator.rollout)`];
    expect(everyStep(pauseMachine, PAUSE_ACTIONS, ROLES, (state) => ({ state }))).toEqual([
      ...byOperator('pause: none → by_operator'),
      ...byAuthority('pause: none → by_authority'),
      ...byOperator('pause: by_authority → by_both'),
      ...byAuthority('resume: by_authority → none'),
      ...byAuthority('pause: by_operator → by_both'),
      ...byOperator('resume: by_operator → none'),
      ...byOperator('resume: by_both → by_authority'),
      ...byAuthority('resume: by_both → by_operator'),
    ]);
  });
});
