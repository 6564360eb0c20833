import { ROLES } from '#libs/kernel/actor';
import { blockers, defects } from '#libs/kernel/state-machine';
import { everyStep, missingLabels, statesInDatabase } from '#test/support/machines';
import { readyConnection } from '#test/support/ready-connection';
import { type ConnectionFacts } from './connection-facts.js';
import { CONNECTION_STATES, type ConnectionState } from './connection.entity.js';
import { CONNECTION_ACTIONS, type ConnectionAction, connectionMachine } from './connection.machine.js';

/** A connection in this state that lacks nothing for any step from it. */
function ready(state: ConnectionState): ConnectionFacts {
  return { ...readyConnection, state, stage: state === 'live' ? 'interim' : null, targetStage: state === 'live' ? 'direct' : 'interim' };
}

describe('the way of a connection', () => {
  it('has no defects, the states of the database and labels in both languages', () => {
    expect(defects(connectionMachine)).toEqual([]);
    expect(statesInDatabase('connections')).toEqual(CONNECTION_STATES);
    expect(missingLabels('onboarding.connection', CONNECTION_STATES, CONNECTION_ACTIONS)).toEqual([]);
  });

  it('knows these steps and no others', () => {
    const others = CONNECTION_ACTIONS.filter((action) => action !== 'go_live');
    expect(everyStep(connectionMachine, others, ROLES, ready)).toEqual([
      'request: interest → requested (authority.lead)',
      'request: interest → requested (provider.agent)',
      'cancel: interest → cancelled (authority.lead)',
      'cancel: interest → cancelled (provider.agent)',
      'clear: requested → cleared (state.coordinator)',
      'decline: requested → declined (state.coordinator)',
      'cancel: requested → cancelled (authority.lead)',
      'cancel: requested → cancelled (provider.agent)',
      'start: cleared → preparing (authority.lead)',
      'start: cleared → preparing (authority.technical)',
      'start: cleared → preparing (provider.agent)',
      ...cancelledBySomebody('cleared'),
      'begin_connecting: preparing → connecting (authority.lead)',
      'begin_connecting: preparing → connecting (authority.technical)',
      'begin_connecting: preparing → connecting (provider.agent)',
      ...cancelledBySomebody('preparing'),
      'begin_testing: connecting → testing (authority.lead)',
      'begin_testing: connecting → testing (authority.technical)',
      'begin_testing: connecting → testing (provider.agent)',
      ...cancelledBySomebody('connecting'),
      'submit_for_approval: testing → approval (authority.lead)',
      'submit_for_approval: testing → approval (authority.technical)',
      'submit_for_approval: testing → approval (provider.agent)',
      ...cancelledBySomebody('testing'),
      'approve_authority: approval → approval (authority.lead)',
      'approve_operator: approval → approval (operator.rollout)',
      'schedule: approval → scheduled (operator.rollout)',
      ...cancelledBySomebody('approval'),
      'approve_authority: scheduled → scheduled (authority.lead)',
      'approve_operator: scheduled → scheduled (operator.rollout)',
      'schedule: scheduled → scheduled (operator.rollout)',
      ...cancelledBySomebody('scheduled'),
      'approve_authority: live → live (authority.lead)',
      'approve_operator: live → live (operator.rollout)',
      'switch_to_direct: live → live (operator.rollout)',
      'disconnect: live → disconnected (operator.rollout)',
      'disconnect: live → disconnected (authority.lead)',
    ]);
  });

  it('goes live by the roll-out team, and only from its cutover day', () => {
    const scheduled = { ...connectionMachine, states: ['scheduled'] as const };
    expect(everyStep(scheduled, ['go_live'], ROLES, ready)).toEqual(['go_live: scheduled → live (operator.rollout)']);
    for (const state of ['cleared', 'preparing', 'connecting', 'testing', 'approval'] as const) {
      expect(blockers(connectionMachine, ready(state), 'go_live')).toEqual([{ code: 'cutover_day', ownerParty: 'operator' }]);
    }
  });

  it.each<[string, ConnectionAction, ConnectionState, Partial<ConnectionFacts>, string]>([
    ['no contract', 'request', 'interest', { contract: null }, 'active_contract'],
    ['an unresolved competence', 'request', 'interest', { competence: 'unresolved' }, 'competence_unresolved'],
    ['another competence', 'request', 'interest', { competence: 'not_competent' }, 'competence_not_competent'],
    ['a paused service', 'request', 'interest', { isOrderable: false }, 'service_offered'],
    ['no contract', 'clear', 'requested', { contract: null }, 'active_contract'],
    ['no contract', 'start', 'cleared', { contract: null }, 'active_contract'],
    ['a pause of the authority', 'begin_connecting', 'preparing', { pause: 'by_authority' }, 'paused_by_authority'],
    ['a pause of the operator', 'begin_testing', 'connecting', { pause: 'by_operator' }, 'paused_by_operator'],
    ['the person who approved for the operator', 'approve_authority', 'approval', { personId: 'bernd' }, 'second_person'],
    ['the person who approved for the authority', 'approve_operator', 'approval', { personId: 'anna' }, 'second_person'],
    ['a missing test', 'submit_for_approval', 'testing', { testRuns: [] }, 'passed_test'],
    ['a missing test', 'switch_to_direct', 'live', { testRuns: [] }, 'passed_test'],
  ])('is held up by %s: %s', (_, action, state, change, code) => {
    expect(blockers(connectionMachine, { ...ready(state), ...change }, action).map((missing) => missing.code)).toEqual([code]);
  });
});

function cancelledBySomebody(state: ConnectionState): string[] {
  return ['operator.rollout', 'authority.lead', 'provider.agent'].map((role) => `cancel: ${state} → cancelled (${role})`);
}
