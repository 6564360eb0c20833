import { Module } from '@nestjs/common';
import { EventLog } from './event-log.service.js';
import { RolloutCounters } from './rollout-counters.service.js';
import { StatusService } from './status.service.js';

/** What is told of everything: the public status, the log, and proof that the counters are right. */
@Module({ providers: [EventLog, RolloutCounters, StatusService], exports: [EventLog, RolloutCounters, StatusService] })
export class ReportingModule {}
