import { type Missing, type TextParams } from '#libs/kernel/domain-error';
import { type MissingFact } from '#libs/platform/http/available-action.view';
import { sayMissing, type Translate } from '#libs/platform/i18n/i18n';
import { type BatchAction } from './batch.dto.js';
import { type ConnectionState } from './connection.entity.js';

export const BATCH_OUTCOMES = ['possible', 'done', 'refused'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

/** What a batch does, or would do, for one authority. */
export class BatchItemView {
  authorityId: string;
  authorityName: string;
  outcome: BatchOutcome;
  /** Where the connection stands after the step, or would. */
  state: ConnectionState | null;
  /** Why it was refused. */
  message: string | null;
  missing: MissingFact[];
}

/** One step for many authorities, with a row for each. */
export class BatchView {
  id: string;
  serviceId: string;
  serviceName: string;
  action: BatchAction;
  createdAt: Date;
  /** Null until it has been carried out. */
  committedAt: Date | null;
  possible: number;
  done: number;
  refused: number;
  items: BatchItemView[];
}

export interface BatchRow extends Omit<BatchView, 'items' | BatchOutcome> {
  readonly items: readonly (Omit<BatchItemView, 'message' | 'missing'> & {
    readonly reason: string | null;
    readonly params: TextParams;
    readonly missing: readonly Missing[];
  })[];
}

export function batchView(batch: BatchRow, t: Translate): BatchView {
  const count = (outcome: BatchOutcome): number => batch.items.filter((item) => item.outcome === outcome).length;
  return {
    id: batch.id,
    serviceId: batch.serviceId,
    serviceName: batch.serviceName,
    action: batch.action,
    createdAt: batch.createdAt,
    committedAt: batch.committedAt,
    possible: count('possible'),
    done: count('done'),
    refused: count('refused'),
    items: batch.items.map(({ reason, params, missing, ...item }) => ({
      ...item,
      message: reason && t(`refusal.${reason}`, params),
      missing: sayMissing(missing, t),
    })),
  };
}
