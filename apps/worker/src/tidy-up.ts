import { type Database } from '#libs/platform/database/database';

/** What has served its time: a sentence of SQL each, so that one look shows how long what is kept. */
const TIDYING: readonly string[] = [
  "DELETE FROM idempotency_keys WHERE started_at < now() - interval '24 hours'",
  "DELETE FROM one_time_links WHERE expires_at < now() - interval '7 days' OR used_at < now() - interval '7 days'",
  "DELETE FROM sign_in_failures WHERE at < now() - interval '1 day'",
  "DELETE FROM sessions WHERE expires_at < now() - interval '30 days' OR revoked_at < now() - interval '30 days'",
  // The queue has tried for four days by then; what the mail was to say may be a link that opens an account.
  `UPDATE outgoing_mails SET state = 'failed', data = '{}', last_error = coalesce(last_error, 'never sent')
   WHERE state = 'queued' AND created_at < now() - interval '7 days'`,
];

export async function tidyUp(database: Database): Promise<void> {
  for (const statement of TIDYING) await database.transaction((tx) => tx.query(statement));
}
