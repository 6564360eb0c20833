import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, holdsAny } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { slugOf } from '#libs/kernel/slug';
import { next } from '#libs/kernel/state-machine';
import { Clock } from '#libs/platform/clock';
import { brokenRule, Database } from '#libs/platform/database/database';
import { newId } from '#libs/platform/database/id';
import { changesOf } from '#libs/platform/events/changes';
import { recordEvent } from '#libs/platform/events/record';
import { type Translate } from '#libs/platform/i18n/i18n';
import { SERVICE } from './catalogue-reads.js';
import { CatalogueService } from './catalogue.service.js';
import { type ServiceActionInput, type ServiceEdit, type ServiceInput } from './catalogue.dto.js';
import { type ServiceView } from './catalogue.view.js';
import { openComments, resolveComments } from './review-comments.js';
import { columnsOf, demandSoundDetails, writeLists } from './service-details.js';
import { ServiceEntity } from './service.entity.js';
import { missingForPublication, type ServiceAction, serviceMachine } from './service.machine.js';
import { factsOf, isEditable, mayRead, type ServiceRow } from './service-row.js';

const EVENTS: Readonly<Record<ServiceAction, string>> = {
  submit: 'service.submitted',
  request_changes: 'service.changes_requested',
  publish: 'service.published',
  pause: 'service.paused',
  resume: 'service.resumed',
  retire: 'service.retired',
};

/** What a step writes into the entry besides its state, and tells of itself. */
interface Effect {
  readonly set: Partial<ServiceEntity>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The catalogue as it is kept: entered, edited, reviewed, published. */
@Injectable()
export class CatalogueEditingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalogue: CatalogueService,
  ) {}

  /** Enters a service as a draft. */
  async create(actor: Actor, input: ServiceInput, t: Translate): Promise<ServiceView> {
    demandEditor(actor);
    const slug = input.slug ?? slugOf(input.name).slice(0, 80).replace(/-$/, '');
    if (slug === '') throw invalidInput({ pointer: '/slug', code: 'required' });
    const service = { ...columnsOf(input), slug, id: newId() };
    await this.database.transaction(async (tx) => {
      await demandSoundDetails(tx, input, this.clock.today());
      await insertService(tx, service);
      await writeLists(tx, service.id, input, this.clock.today());
      await record(tx, actor, 'service.created', service, { ...input });
    });
    return this.catalogue.get(actor, slug, t);
  }

  /**
   * Changes an entry. What is published may not lose what publication needs.
   * @param basedOn version the edit was made from, null when the caller does not say
   */
  async edit(actor: Actor, slug: string, edit: ServiceEdit, basedOn: number | null, t: Translate): Promise<ServiceView> {
    await this.database.transaction(async (tx) => {
      const row = await lockVisible(tx, actor, slug, t);
      demandEditor(actor);
      if (!isEditable(actor, row.state)) throw new DomainError('wrong-state', 'service_not_editable');
      if (basedOn !== null && basedOn !== row.rowVersion) throw new DomainError('stale-version', 'stale_version');
      await demandSoundDetails(tx, edit, this.clock.today());
      await tx.update(ServiceEntity, row.id, { ...columnsOf(edit), rowVersion: row.rowVersion + 1, updatedAt: this.clock.now() });
      await writeLists(tx, row.id, edit, this.clock.today());
      if (row.state !== 'draft') demandCompleteness(await read(tx, slug, t), actor);
      await record(tx, actor, 'service.edited', row, { changes: changesOf(detailsOf(row), { ...edit }) });
    });
    return this.catalogue.get(actor, slug, t);
  }

  /** Takes a step on an entry's way. */
  async act(actor: Actor, slug: string, input: ServiceActionInput, t: Translate): Promise<ServiceView> {
    await this.database.transaction(async (tx) => {
      const row = await lockVisible(tx, actor, slug, t);
      const state = next(serviceMachine, factsOf(row, actor), input.action, actor.roles);
      const { set, data } = await this.effectOf(tx, actor, row, input);
      const now = this.clock.now();
      await tx.update(ServiceEntity, row.id, {
        stateReason: null,
        ...set,
        state,
        stateSince: now,
        updatedAt: now,
        rowVersion: row.rowVersion + 1,
      });
      await record(tx, actor, EVENTS[input.action], row, { ...data }, input.reason ?? null);
    });
    return this.catalogue.get(actor, slug, t);
  }

  private async effectOf(tx: EntityManager, actor: Actor, row: ServiceRow, input: ServiceActionInput): Promise<Effect> {
    switch (input.action) {
      case 'submit':
        await resolveComments(tx, row.id, this.clock.now());
        return { set: { submittedBy: actor.personId } };
      case 'request_changes':
        await openComments(tx, actor, row.id, input.comments ?? []);
        return { set: {}, data: { comments: input.comments } };
      case 'publish':
        return { set: { publishedBy: actor.personId } };
      case 'pause':
        if (input.until && input.until < this.clock.today()) throw invalidInput({ pointer: '/until', code: 'in_past' });
        return { set: { stateReason: input.reason ?? null, pausedUntil: input.until ?? null }, data: { until: input.until ?? null } };
      case 'resume':
        return { set: { pausedUntil: null } };
      case 'retire': {
        const successor = input.successorSlug === undefined ? null : await successorOf(tx, row, input.successorSlug);
        const retiredOn = input.retiredOn ?? this.clock.today();
        return {
          set: { stateReason: input.reason ?? null, pausedUntil: null, retiredOn, successorId: successor?.id ?? null },
          data: { retiredOn, successorName: successor?.name ?? null, successorSlug: successor?.slug ?? null },
        };
      }
    }
  }
}

function demandEditor(actor: Actor): void {
  if (!holdsAny(actor, ['operator.catalogue'])) throw new DomainError('not-allowed', 'role_may_not_act');
}

function demandCompleteness(row: ServiceRow, actor: Actor): void {
  const missing = missingForPublication(factsOf(row, actor));
  if (missing.length > 0) throw new DomainError('not-ready', 'something_is_missing', { missing });
}

/** Locks the entry until the end of the transaction. */
async function lockVisible(tx: EntityManager, actor: Actor, slug: string, t: Translate): Promise<ServiceRow> {
  await tx.query('SELECT FROM services WHERE slug = $1 FOR UPDATE', [slug]);
  const row = await read(tx, slug, t);
  if (!mayRead(actor, row.state)) throw notFound();
  return row;
}

async function read(tx: EntityManager, slug: string, t: Translate): Promise<ServiceRow> {
  const [row] = await tx.query<ServiceRow[]>(SERVICE, [slug, t.language]);
  if (!row) throw notFound();
  return row;
}

async function insertService(tx: EntityManager, service: Partial<ServiceEntity>): Promise<void> {
  try {
    await tx.insert(ServiceEntity, service);
  } catch (error) {
    if (brokenRule(error)?.constraint === 'services_slug_key') throw new DomainError('conflict', 'slug_taken');
    throw error;
  }
}

async function successorOf(tx: EntityManager, row: ServiceRow, slug: string): Promise<ServiceEntity> {
  const successor = await tx.findOneBy(ServiceEntity, { slug, state: 'published' });
  if (!successor || successor.id === row.id) throw invalidInput({ pointer: '/successorSlug', code: 'unknown_successor' });
  return successor;
}

/** The entry in the words of its input, to tell what an edit changed. */
function detailsOf(row: ServiceRow): Record<string, unknown> {
  return {
    ...row,
    topic: row.topic.code,
    leadStateCode: row.leadState.code,
    leistungen: row.leistungen.map(({ leikaKey }) => leikaKey),
    authorityTypes: row.authorityTypes.map(({ code }) => code),
  };
}

async function record(
  tx: EntityManager,
  actor: Actor,
  name: string,
  service: { readonly id: string; readonly slug: string; readonly name: string },
  data: Readonly<Record<string, unknown>>,
  reason: string | null = null,
): Promise<void> {
  await recordEvent(tx, actor, {
    name,
    subjectType: 'service',
    subjectId: service.id,
    serviceId: service.id,
    reason,
    data: { ...data, serviceName: service.name, serviceSlug: service.slug },
  });
}
