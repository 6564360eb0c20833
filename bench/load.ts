import autocannon from 'autocannon';

/** What a server managed under the same load. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly p99Milliseconds: number;
}

/** Drives one address with 20 connections for some seconds; anything but 2xx breaks off, since it would measure the wrong thing. */
export async function drive(url: string, headers: Record<string, string>, seconds: number): Promise<Measured> {
  const result = await autocannon({ url, headers, connections: 20, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  return { requestsPerSecond: result.requests.average, p99Milliseconds: result.latency.p99 };
}

/** The middle of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
