import { type EntityManager, IsNull } from 'typeorm';
import { type Stage } from '#libs/catalogue/service.entity';
import { ApprovalEntity, APPROVAL_SIDES, type ApprovalSide } from './approval.entity.js';
import { approvalOf } from './connection-facts.js';
import { type ConnectionFile } from './connection-file.js';

/**
 * Voids the approvals of a stage that is not live yet, because what they approved has changed.
 * @returns the sides that have to approve anew
 */
export async function withdrawApprovals(tx: EntityManager, file: ConnectionFile, stage: Stage, now: Date): Promise<ApprovalSide[]> {
  if (stage !== file.targetStage || stage === file.stage) return [];
  const sides = APPROVAL_SIDES.filter((side) => approvalOf(file, side));
  if (sides.length > 0) await tx.update(ApprovalEntity, { connectionId: file.id, stage, withdrawnAt: IsNull() }, { withdrawnAt: now });
  return sides;
}
