import { type ConnectionChanges } from './connection-files.service.js';
import { offeredStages } from './connection-facts.js';
import { type ConnectionFile } from './connection-file.js';
import { type ConnectionActionInput } from './connection.dto.js';

/** What a step changes at the connection itself besides its state; `file` has the cutover day that was given. */
export function effectOf(file: ConnectionFile, { action, ...input }: ConnectionActionInput, now: Date): ConnectionChanges {
  const reason = input.reason ?? null;
  const contractId = file.contract?.id ?? file.contractId;
  switch (action) {
    case 'request':
    case 'clear':
      return { contractId };
    case 'schedule':
      return { cutoverOn: file.cutoverOn };
    case 'go_live':
      return file.targetStage === 'direct'
        ? { contractId, stage: 'direct', liveDirectSince: now }
        : { contractId, stage: 'interim', liveInterimSince: now, targetStage: offeredStages(file.transports).at(-1) ?? 'interim' };
    case 'switch_to_direct':
      return { stage: 'direct', liveDirectSince: now };
    case 'decline':
    case 'cancel':
      return { reason };
    case 'disconnect':
      return { reason, stage: null };
    case 'pause':
      return { pauseReason: reason };
    case 'resume':
      return file.pause === 'by_both' ? {} : { pauseReason: null };
    case 'start':
    case 'begin_connecting':
    case 'begin_testing':
    case 'submit_for_approval':
    case 'approve_authority':
    case 'approve_operator':
      return {};
  }
}
