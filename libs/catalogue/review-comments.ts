import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { type CommentInput } from './catalogue.dto.js';

/** Keeps what a reviewer asks to change, field by field. */
export async function openComments(tx: EntityManager, actor: Actor, serviceId: string, comments: readonly CommentInput[]): Promise<void> {
  await tx.query(
    `INSERT INTO service_review_comments (id, service_id, field, comment, author_id, author_name)
     SELECT gen_random_uuid(), $1, field, comment, $2, $3 FROM jsonb_to_recordset($4) AS given (field text, comment text)`,
    [serviceId, actor.personId, actor.personName, JSON.stringify(comments)],
  );
}

/** A new submission answers everything that was asked. */
export async function resolveComments(tx: EntityManager, serviceId: string, now: Date): Promise<void> {
  await tx.query('UPDATE service_review_comments SET resolved_at = $2 WHERE service_id = $1 AND resolved_at IS NULL', [serviceId, now]);
}
