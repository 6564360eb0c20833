import fc from 'fast-check';
import { type Role, ROLES } from '#libs/kernel/actor';
import { DomainError } from '#libs/kernel/domain-error';
import { readyConnection } from '#test/support/ready-connection';
import { APPROVAL_SIDES } from './approval.entity.js';
import { type ConnectionFacts } from './connection-facts.js';
import { CONNECTION_STATES } from './connection.entity.js';
import { CLOSED_STATES, STATES_OF_WORK } from './connection.machine.js';
import { availableSteps, type Step, STEPS, takeStep } from './steps.js';
import { whoHasTheBall } from './who-has-the-ball.js';

const live: ConnectionFacts = { ...readyConnection, state: 'live', stage: 'interim', targetStage: 'direct', approvals: [] };

function refusalOf(step: () => unknown): string | null {
  try {
    step();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}

describe('steps without sense', () => {
  const approved = { ...readyConnection, state: 'approval' } as const;
  const interimOnly = readyConnection.transports.filter(({ stage }) => stage === 'interim');

  it.each<[string, ConnectionFacts, Step, string]>([
    ['a second approval of the authority', approved, 'approve_authority', 'already_approved'],
    ['a second approval of the operator', approved, 'approve_operator', 'already_approved'],
    ['switching twice', { ...live, stage: 'direct' }, 'switch_to_direct', 'already_direct'],
    ['approving what is live on its last stage', { ...live, stage: 'direct' }, 'approve_operator', 'already_direct'],
    [
      'switching to what is not offered',
      { ...live, targetStage: 'interim', transports: interimOnly },
      'switch_to_direct',
      'direct_not_offered',
    ],
  ])('are refused and not offered: %s', (_, facts, step, reason) => {
    expect(refusalOf(() => takeStep(facts, step, ROLES))).toBe(reason);
    expect(availableSteps(facts, ROLES).map(({ action }) => action)).not.toContain(step);
  });
});

describe('the pause', () => {
  it('is offered while there is work, and nowhere else', () => {
    const offered = CONNECTION_STATES.filter((state) =>
      availableSteps({ ...readyConnection, state }, ['operator.rollout']).some(({ action }) => action === 'pause'),
    );
    expect(offered).toEqual(STATES_OF_WORK);
    expect(refusalOf(() => takeStep({ ...readyConnection, state: 'requested' }, 'pause', ['authority.lead']))).toBe(
      'step_not_in_this_state',
    );
  });

  it('leaves the connection where it is', () => {
    expect(takeStep(readyConnection, 'pause', ['authority.lead'])).toEqual({ state: 'scheduled', pause: 'by_authority' });
    expect(takeStep({ ...readyConnection, pause: 'by_both' }, 'resume', ['operator.rollout'])).toEqual({
      state: 'scheduled',
      pause: 'by_authority',
    });
  });
});

describe('any walk of anybody', () => {
  const request: ConnectionFacts = { ...readyConnection, state: 'interest', cutoverOn: null, approvals: [] };
  const moves = fc.array(fc.record({ step: fc.constantFrom(...STEPS), role: fc.constantFrom<Role>(...ROLES) }), { maxLength: 60 });

  /** Takes the step if it is possible, with what the service would write beside it. */
  function after(facts: ConnectionFacts, step: Step, role: Role): ConnectionFacts {
    const asked = { ...facts, personId: role, cutoverOn: step === 'schedule' ? facts.today : facts.cutoverOn };
    const { state, pause } = takeStep(asked, step, [role]);
    const sides = APPROVAL_SIDES.filter((side) => step === `approve_${side}`);
    const given = sides.map((side) => ({ stage: facts.targetStage, side, personId: role, withdrawnAt: null }));
    const approvals = [...facts.approvals, ...given];
    if (step === 'go_live') return { ...asked, state, pause, approvals, stage: 'interim', targetStage: 'direct' };
    return { ...asked, state, pause, approvals, stage: step === 'switch_to_direct' ? 'direct' : state === 'live' ? facts.stage : null };
  }

  it('takes just the steps that were offered as possible, goes live only approved by two people, and ends where nothing follows', () => {
    fc.assert(
      fc.property(moves, (walk) => {
        let facts = request;
        for (const { step, role } of walk) {
          const possible = availableSteps({ ...facts, personId: role }, [role]).some(
            (offered) => offered.action === step && offered.possible,
          );
          let next: ConnectionFacts | null = null;
          const reason = refusalOf(() => (next = after(facts, step, role)));
          expect(reason === null).toBe(possible);
          facts = next ?? facts;
          if (facts.state === 'live') {
            const people = facts.approvals.filter(({ stage }) => stage === 'interim').map(({ personId }) => personId);
            expect(new Set(people).size).toBe(2);
          }
          const isClosed = (CLOSED_STATES as readonly string[]).includes(facts.state);
          if (isClosed) expect(availableSteps(facts, ROLES)).toEqual([]);
          if (isClosed) expect(whoHasTheBall(facts)).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can reach live, and direct after it', () => {
    const way: [Step, Role][] = [
      ['request', 'authority.lead'],
      ['clear', 'state.coordinator'],
      ['start', 'authority.technical'],
      ['begin_connecting', 'authority.technical'],
      ['begin_testing', 'provider.agent'],
      ['submit_for_approval', 'authority.technical'],
      ['approve_authority', 'authority.lead'],
      ['approve_operator', 'operator.rollout'],
      ['schedule', 'operator.rollout'],
      ['go_live', 'operator.rollout'],
      ['approve_operator', 'operator.rollout'],
      ['approve_authority', 'authority.lead'],
      ['switch_to_direct', 'operator.rollout'],
    ];
    const end = way.reduce((facts, [step, role]) => after(facts, step, role), request);
    expect(end).toMatchObject({ state: 'live', stage: 'direct' });
    expect(whoHasTheBall(end)).toBeNull();
  });
});
