import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, invalidInput } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { type Client, clientOf, kontorFor } from './client.js';
import { isPassword } from './password-hash.js';
import { MOST_FAILURES_PER_CLIENT, MOST_FAILURES_PER_EMAIL, secondsToWait } from './sign-in-limits.js';
import { sha256 } from './token.js';
import { Turns } from './turns.js';

/** A check takes a core for some 20 ms and 19 MiB, so there are as many at a time as cores. */
const AT_A_TIME = availableParallelism();
const MOST_WAITING = 200;

/** Namespace of the ids under which unknown addresses stand in the log: the same address, the same id, and the address is not kept. */
const UNKNOWN_ADDRESSES = '5a1d1c8e-2f0b-4c55-9d43-0f6f5a1b7c20';

export type ProofKind = 'password' | 'second_factor';

/** Somebody who tries to prove who they are. */
export interface Claimant {
  /** In lower case. */
  readonly email: string;
  /** Null when nobody has this address. */
  readonly personId: string | null;
  readonly client: Client;
}

/**
 * Proofs of who one is: passwords and codes. Whoever keeps failing has to wait, alike for known and unknown addresses; failures are
 * kept in the database and stand in the log.
 */
@Injectable()
export class ProofService {
  private readonly turns = new Turns(AT_A_TIME, MOST_WAITING);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a check within the limits and counts its failure. The limits are looked at when it is the check's turn: however many
   * guesses come at once, no more pass than are allowed and a few that run beside each other.
   * @param check answers the refusal, or whatever the proof opens
   * @throws DomainError the refusal, `rate-limited` after too many, `unavailable` when too many wait
   */
  demand<T>(claimant: Claimant, kind: ProofKind, check: () => Promise<T | DomainError>): Promise<T> {
    return this.turns.take(async () => {
      await this.refuseTooMany(claimant);
      const answer = await check();
      if (!(answer instanceof DomainError)) return answer;
      await this.recordFailure(claimant, kind);
      throw answer;
    });
  }

  /**
   * Asks somebody who is signed in for the password once more, before something that a stolen session must not do.
   * @throws DomainError `invalid-input` at `pointer`, and those of `demand`
   */
  async demandPassword(
    actor: Actor,
    person: { email: string; passwordHash: string | null },
    password: string,
    pointer: string,
  ): Promise<void> {
    await this.demand({ email: person.email, personId: actor.personId, client: clientOf(actor) }, 'password', async () =>
      (await isPassword(password, person.passwordHash)) ? undefined : invalidInput({ pointer, code: 'password_wrong' }),
    );
  }

  /** Whoever has proved who they are begins anew. */
  async forgetFailures(tx: EntityManager, email: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_failures WHERE email_sha256 = $1', [sha256(email)]);
  }

  private async refuseTooMany({ email, client }: Claimant): Promise<void> {
    const decisive = await Promise.all([
      this.database.readOne<{ at: Date }>(
        'failures-of-email',
        'SELECT at FROM sign_in_failures WHERE email_sha256 = $1 ORDER BY at DESC OFFSET $2 LIMIT 1',
        [sha256(email), MOST_FAILURES_PER_EMAIL - 1],
      ),
      this.database.readOne<{ at: Date }>(
        'failures-of-client',
        'SELECT at FROM sign_in_failures WHERE client_address = $1 ORDER BY at DESC OFFSET $2 LIMIT 1',
        [client.address, MOST_FAILURES_PER_CLIENT - 1],
      ),
    ]);
    const now = this.clock.now();
    const seconds = Math.max(...decisive.map((failure) => secondsToWait(failure?.at ?? null, now)));
    if (seconds === 0) return;
    throw new DomainError('rate-limited', 'too_many_sign_ins', {
      params: { minutes: Math.ceil(seconds / 60) },
      retryAfterSeconds: seconds,
    });
  }

  /** The work is the same for unknown addresses, so that its time tells nothing. */
  private async recordFailure({ email, personId, client }: Claimant, kind: ProofKind): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('INSERT INTO sign_in_failures (email_sha256, client_address, at) VALUES ($1, $2, $3)', [
        sha256(email),
        client.address,
        this.clock.now(),
      ]);
      await recordEvent(tx, kontorFor(client), {
        name: 'person.sign_in_refused',
        subjectType: 'person',
        subjectId: personId ?? v5(email, UNKNOWN_ADDRESSES),
        data: { proof: kind, isKnown: personId !== null },
      });
    });
  }
}
