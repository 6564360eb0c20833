import { IsEmail, IsIn, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { type Party, PARTIES } from '#libs/kernel/actor';
import { IsState } from '#libs/directory/keys';
import { IsDay, IsHttpsUrl, NeededFor, Nullable, Optional, ownRule } from '#libs/platform/http/input';
import { PageQuery } from '#libs/platform/http/page';
import { STAGES, type Stage, TRANSPORTS, type Transport } from '#libs/catalogue/service.entity';
import { holdsPrivateKey } from './certificate.js';
import { CONNECTION_STATES, type ConnectionState, type Environment, ENVIRONMENTS } from './connection.entity.js';
import { readDvdvKey } from './dvdv-key.js';
import { type Step, STEPS } from './steps.js';
import { type TaskState, TASK_STATES } from './task.entity.js';
import { type TestRunAction, TEST_RUN_ACTIONS } from './test-run.machine.js';

const IsDvdvKey = ownRule('isDvdvKey', (value) => typeof value === 'string' && readDvdvKey(value) !== null);

/** A private key is kept nowhere, in no free text either. */
const HoldsNoPrivateKey = ownRule('private_key', (value) => typeof value !== 'string' || !holdsPrivateKey(value));

/** Asks for an authority to be connected with a service. */
export class ConnectionRequestInput {
  @IsUUID() serviceId: string;
  @IsUUID() authorityId: string;
  /** What the authority wants the Land to know. */
  @Optional() @IsString() @Length(1, 2000) @HoldsNoPrivateKey() note?: string;
}

export class ConnectionActionInput {
  @IsIn(STEPS) action: Step;
  /** Why; needed to decline, cancel, disconnect and pause, and told to everybody concerned. */
  @NeededFor('decline', 'cancel', 'disconnect', 'pause') @IsString() @Length(1, 2000) @HoldsNoPrivateKey() reason?: string;
  /** The day to go live on; needed to schedule, today or later. */
  @NeededFor('schedule') @IsDay() cutoverOn?: string;
}

/** Moves a task to a state; what it waits for or why is needed where the state says so. */
export class TaskChangeInput {
  @IsIn(TASK_STATES) state: TaskState;
  /** Needed for `waiting_for`. */
  @Optional() @IsIn(PARTIES) waitingFor?: Party;
  /** Needed for `failed` and `skipped`. */
  @Optional() @IsString() @Length(1, 2000) @HoldsNoPrivateKey() reason?: string;
  /** Where the proof lies, e.g. a ticket number or an address. */
  @Optional() @IsString() @Length(1, 2000) @HoldsNoPrivateKey() evidence?: string;
}

/** Technical data of one environment; replaces what stood there for the transport's stage, except a certificate that is left out. */
export class ParametersInput {
  /** One of the transports that the service offers; it fixes the stage. */
  @IsIn(TRANSPORTS) transport: Transport;
  /** Number of the organisation unit in the responsibility finder. */
  @Optional() @Nullable() @IsString() @Length(1, 100) @HoldsNoPrivateKey() organisationUnitId?: string | null;
  /** Functional mailbox that gets the notices. */
  @Optional() @Nullable() @IsEmail() @MaxLength(254) mailbox?: string | null;
  @Optional() @Nullable() @IsHttpsUrl() privacyUrl?: string | null;
  @Optional() @Nullable() @IsHttpsUrl() imprintUrl?: string | null;
  /** The service's entry in the portal network (PVOG). */
  @Optional() @Nullable() @IsHttpsUrl() pvogUrl?: string | null;
  /** DVDV organisation key, with or without colon: three letters and twelve digits, older ones eight. */
  @Optional() @Nullable() @IsDvdvKey() dvdvKey?: string | null;
  /** FIT-Connect destination. */
  @Optional() @Nullable() @IsUUID() destinationId?: string | null;
  @Optional() @Nullable() @IsHttpsUrl() xtaEndpointUrl?: string | null;
  /** X.509 certificate as PEM or Base64 of DER, never a private key. Left out, the stored one stays; null removes it. */
  @Optional() @Nullable() @IsString() @Length(1, 20_000) certificate?: string | null;
}

/** Plans a test, or records one that has taken place. */
export class TestRunInput {
  @IsIn(ENVIRONMENTS) environment: Environment;
  /** The stage tested; by default the one that the work leads to. */
  @Optional() @IsIn(STAGES) stage?: Stage;
  /** By default today. */
  @Optional() @IsDay() plannedOn?: string;
  /** Given when the test has taken place. */
  @Optional() @IsIn(['passed', 'failed']) result?: 'passed' | 'failed';
  /** What was found; needed for a failed test, and for a passed one without evidence. */
  @Optional() @IsString() @Length(1, 5000) @HoldsNoPrivateKey() findings?: string;
}

export class TestRunActionInput {
  @IsIn(TEST_RUN_ACTIONS) action: TestRunAction;
  /** What was found; needed to fail a test, and to pass one without evidence. */
  @NeededFor('fail') @IsString() @Length(1, 5000) @HoldsNoPrivateKey() findings?: string;
}

export const CONNECTION_SORTS = ['newest', 'waiting'] as const;
export type ConnectionSort = (typeof CONNECTION_SORTS)[number];

export class ConnectionQuery extends PageQuery {
  /** A service by slug or id. */
  @Optional() @IsString() @Length(1, 80) service?: string;
  /** A Land by code or short name. */
  @Optional() @IsState() state?: string;
  @Optional() @IsUUID() authority?: string;
  @Optional() @IsIn(CONNECTION_STATES) status?: ConnectionState;
  @Optional() @IsIn(PARTIES) waitingOn?: Party;
  /** The stage it runs on. */
  @Optional() @IsIn(STAGES) stage?: Stage;
  /** `newest` first, or those that have waited longest first (`waiting`, only those that wait for somebody). */
  @Optional() @IsIn(CONNECTION_SORTS) sort: ConnectionSort = 'newest';
}

export class QuestionnaireQuery {
  /** A service by slug or id. */
  @IsString() @Length(1, 80) service: string;
  /** A Land by code or short name. */
  @Optional() @IsState() state?: string;
  @IsDay() cutoverOn: string;
  @Optional() @IsIn(['json', 'csv']) format: 'json' | 'csv' = 'json';
}
