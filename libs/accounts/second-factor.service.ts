import { type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '#libs/kernel/actor';
import { DomainError, invalidInput, notFound } from '#libs/kernel/domain-error';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { recordEvent } from '#libs/platform/events/record';
import { AccessService } from './access.service.js';
import { clientOf } from './client.js';
import { keyFor } from './keys.js';
import { type ConfirmSecondFactorInput, type StartSecondFactorInput } from './me.dto.js';
import { type SecondFactorSetupView } from './me.view.js';
import { personOf } from './person-of.js';
import { PersonEntity } from './person.entity.js';
import { ProofService } from './proof.service.js';
import { newTotpSecret, openSecret, sealSecret, stepOfCode, totpAddress } from './second-factor-code.js';
import { SessionEntity } from './session.entity.js';

/** `wrong` for a code of no present time step, `used` for one that was accepted before. */
export type CodeVerdict = 'accepted' | 'wrong' | 'used';

interface Owner {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
}

/** The second factor: set up by its person, asked for at sign-in and whenever somebody signs a contract. */
@Injectable()
export class SecondFactorService {
  private readonly key: KeyObject;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly proof: ProofService,
    @Inject(CONFIG) config: Config,
  ) {
    this.key = keyFor('second-factor', config.secret);
  }

  /**
   * Makes sure that the actor has the second factor at hand at this moment. The code is used up, whatever follows, so call it
   * before the transaction of the step that it protects.
   * @throws DomainError `not-allowed` when none is set up, `invalid-input` at `/totp` for a wrong or used code, `rate-limited`
   */
  async confirm(actor: Actor, totp: string): Promise<void> {
    const person = await this.find(actor);
    if (!person.hasSecondFactor) throw new DomainError('not-allowed', 'second_factor_needed');
    await this.proof.demand({ email: person.email, personId: actor.personId, client: clientOf(actor) }, 'second_factor', async () => {
      const verdict = await this.database.transaction((tx) => this.useCode(tx, personOf(actor), totp));
      return verdict === 'accepted' ? undefined : invalidInput(faultOf(verdict));
    });
  }

  /** Accepts a code of the confirmed second factor, once. */
  async useCode(tx: EntityManager, personId: string, code: string): Promise<CodeVerdict> {
    const person = await tx.findOneOrFail(PersonEntity, { where: { id: personId }, lock: { mode: 'pessimistic_write' } });
    if (!person.totpSecret || !person.totpConfirmedAt) return 'wrong';
    return this.useCodeOf(tx, person, person.totpSecret, code);
  }

  /**
   * Begins to set up a second factor, or a new one in place of the present. It counts once a first code confirms it.
   * @throws DomainError `invalid-input` when the password, or the code of the present one, is not right
   */
  async start(actor: Actor, input: StartSecondFactorInput): Promise<SecondFactorSetupView> {
    const person = await this.find(actor);
    await this.proof.demandPassword(actor, person, input.password, '/password');
    if (person.hasSecondFactor) {
      if (input.totp === undefined) throw invalidInput({ pointer: '/totp', code: 'required' });
      await this.confirm(actor, input.totp);
    }
    const secret = newTotpSecret();
    await this.access.change(async (tx) => {
      await tx.update(PersonEntity, person.id, {
        totpSecret: sealSecret(secret, person.id, this.key),
        totpConfirmedAt: null,
        totpLastStep: null,
      });
      await recordEvent(tx, actor, {
        name: 'person.second_factor_started',
        subjectType: 'person',
        subjectId: person.id,
        data: { replacesAnother: person.hasSecondFactor },
      });
    });
    return { secret, address: totpAddress(secret, person.email) };
  }

  /**
   * Confirms the second factor by its first code. From here on it is asked for at every sign-in, and the roles that need it count in
   * this session.
   * @throws DomainError `conflict` when none has been started, `invalid-input` for a wrong code
   */
  async finish(actor: Actor, sessionId: string, input: ConfirmSecondFactorInput): Promise<void> {
    const verdict = await this.access.change(async (tx) => {
      const person = await tx.findOneOrFail(PersonEntity, { where: { id: personOf(actor) }, lock: { mode: 'pessimistic_write' } });
      if (!person.totpSecret || person.totpConfirmedAt) throw new DomainError('conflict', 'second_factor_not_started');
      const verdict = await this.useCodeOf(tx, person, person.totpSecret, input.totp);
      if (verdict !== 'accepted') return verdict;
      const now = this.clock.now();
      await tx.update(PersonEntity, person.id, { totpConfirmedAt: now });
      await tx.update(SessionEntity, sessionId, { secondFactorAt: now });
      await recordEvent(tx, actor, { name: 'person.second_factor_set_up', subjectType: 'person', subjectId: person.id });
      return verdict;
    });
    if (verdict !== 'accepted') throw invalidInput(faultOf(verdict));
  }

  private async find(actor: Actor): Promise<Owner> {
    const owner = await this.database.readOne<Owner>(
      'second-factor-of-person',
      `SELECT id, email, password_hash AS "passwordHash", totp_confirmed_at IS NOT NULL AS "hasSecondFactor" FROM people WHERE id = $1`,
      [personOf(actor)],
    );
    if (!owner) throw notFound();
    return owner;
  }

  /** The step of an accepted code is noted under the lock on the person's row: of two requests with the same code one comes too late. */
  private async useCodeOf(tx: EntityManager, person: PersonEntity, sealed: string, code: string): Promise<CodeVerdict> {
    const step = stepOfCode(openSecret(sealed, person.id, this.key), code, this.clock.now());
    if (step === null) return 'wrong';
    if (person.totpLastStep !== null && step <= person.totpLastStep) return 'used';
    await tx.update(PersonEntity, person.id, { totpLastStep: step });
    return 'accepted';
  }
}

/** What to say at the field of the code. */
export function faultOf(verdict: Exclude<CodeVerdict, 'accepted'>): { pointer: string; code: string } {
  return { pointer: '/totp', code: verdict === 'wrong' ? 'totp_wrong' : 'totp_used' };
}
