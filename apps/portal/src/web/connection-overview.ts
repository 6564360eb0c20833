import { type Party } from '#libs/kernel/actor';
import { isSettled } from '#libs/onboarding/connection-facts';
import { type Environment, ENVIRONMENTS } from '#libs/onboarding/connection.entity';
import { CLOSED_STATES } from '#libs/onboarding/connection.machine';
import { type ConnectionView } from '#libs/onboarding/connection.view';
import { type MissingFact } from '#libs/platform/http/available-action.view';
import { type Translate } from '#libs/platform/i18n/i18n';

/** What the overview of a connection adds to the connection itself: what is missing by whose turn it is, and how far each part has come. */
export function connectionOverview(connection: ConnectionView, t: Translate): object {
  const isBeforeClearing = connection.state === 'interest' || connection.state === 'requested';
  const isClosed = (CLOSED_STATES as readonly string[]).includes(connection.state);
  return {
    isClosed,
    isBeforeClearing,
    missingTitle: t(isBeforeClearing ? 'web.connections.missing.before' : `web.connections.missing.${connection.targetStage}`, {
      count: connection.missing.length,
    }),
    missingByParty: byParty(connection.missing),
    parts: connection.tasks.length > 0 ? parts(connection, t) : [],
    approvals: connection.approvals.map((approval) => ({
      ...approval,
      sideLabel: t(`onboarding.side.${approval.side}`),
      stageLabel: t(`web.connections.stage.${approval.stage}`),
    })),
  };
}

/** What is missing, those first who have most to do. */
function byParty(missing: readonly MissingFact[]): { readonly party: string; readonly messages: readonly string[] }[] {
  const parties = [...new Set(missing.map(({ ownerParty }) => ownerParty))];
  return parties
    .map((party) => ({ party, messages: missing.filter(({ ownerParty }) => ownerParty === party).map(({ message }) => message) }))
    .sort((one, other) => other.messages.length - one.messages.length);
}

function parts(connection: ConnectionView, t: Translate): object[] {
  const { id, tasks, targetStage } = connection;
  const ofStage = tasks.filter(({ stage }) => stage === targetStage);
  const done = ofStage.filter(isSettled).length;
  return [
    {
      title: t('web.connections.part.tasks'),
      href: `/connections/${id}/tasks`,
      lines: [t('web.tasks.progress', { done, total: ofStage.length }), ...waiting(ofStage, t)],
    },
    {
      title: t('web.connections.part.parameters'),
      href: `/connections/${id}/parameters`,
      lines: ENVIRONMENTS.map((environment) => saidOfParameters(connection, environment, t)),
    },
    {
      title: t('web.connections.part.test-runs'),
      href: `/connections/${id}/test-runs`,
      lines: ENVIRONMENTS.map((environment) => saidOfTests(connection, environment, t)),
    },
  ];
}

function waiting(tasks: readonly { readonly waitingFor: Party | null }[], t: Translate): string[] {
  const parties = [...new Set(tasks.flatMap(({ waitingFor }) => waitingFor ?? []))];
  return parties.length > 0
    ? [t('web.connections.tasks.waiting_for', { parties: parties.map((party) => t(`common.party.${party}`)).join(', ') })]
    : [];
}

function saidOfParameters({ parameters, targetStage }: ConnectionView, environment: Environment, t: Translate): string {
  const entered = parameters.find((candidate) => candidate.environment === environment && candidate.stage === targetStage);
  const said = entered ? t(`catalogue.transport.${entered.transport}`) : t('web.connections.parameters.none');
  return `${t(`onboarding.environment.${environment}`)}: ${said}`;
}

function saidOfTests({ testRuns, targetStage }: ConnectionView, environment: Environment, t: Translate): string {
  const latest = testRuns.findLast((run) => run.environment === environment && run.stage === targetStage);
  return `${t(`onboarding.environment.${environment}`)}: ${latest ? t(`onboarding.test_run.state.${latest.state}`) : t('web.connections.tests.none')}`;
}
