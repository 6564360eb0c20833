import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { type Config } from '#libs/platform/config/config';

export type Log = Logger;

/** The log of one process: a line of JSON for each thing worth knowing. Whoever logs leaves out secrets and what people typed. */
export function createLog(config: Pick<Config, 'logLevel'>, name: string): Log {
  return pino({ name, level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } });
}

/** Errors of the database carry the values of the query along; these stay out of the log. */
function describeError({ name, message, stack, code }: Error & { code?: unknown }): object {
  return { type: name, message, code, stack };
}

/** Lets Nest speak through the same log. What Nest reports of its own wiring is of interest to developers only. */
export class PinoNestLogger implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest gives the place it speaks from as last argument, and for errors the stack before it. */
  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, more: unknown[]): void {
    const words = more.filter((part) => typeof part === 'string');
    const context = words.at(-1);
    const stack = words.length > 1 ? words[0] : undefined;
    if (message instanceof Error) this.target[level]({ context, err: message }, message.message);
    else this.target[level]({ context, stack }, String(message));
  }
}
