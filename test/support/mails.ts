import { setTimeout as sleep } from 'node:timers/promises';
import { here } from './here.js';

/** A mail as the mailbox caught it. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** What has arrived for an address so far, the newest first. */
export async function mailsTo(address: string, mailboxUrl: string = here.mailboxUrl): Promise<Mail[]> {
  const answer = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(address)}`);
  return (await answer.json()) as Mail[];
}

/** Waits for the mail to an address whose subject holds the words. */
export async function mailTo(address: string, words: string, mailboxUrl?: string): Promise<Mail> {
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(50)) {
    const mail = (await mailsTo(address, mailboxUrl)).find(({ subject }) => subject.includes(words));
    if (mail) return mail;
  }
  const subjects = (await mailsTo(address, mailboxUrl)).map(({ subject }) => subject);
  throw new Error(`No mail "${words}" came to ${address}, only ${JSON.stringify(subjects)}.`);
}
