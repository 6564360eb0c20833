import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#libs/kernel/domain-error';
import { Turns } from './turns.js';

describe('taking turns', () => {
  it('lets only so many work at a time, in the order of coming, also after one has failed', async () => {
    const turns = new Turns(2, 10);
    const done: number[] = [];
    let running = 0;
    let most = 0;
    const work = (id: number) => async () => {
      most = Math.max(most, ++running);
      await sleep(2);
      running--;
      if (id === 1) throw new Error('one has failed');
      done.push(id);
    };
    const outcomes = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((id) => turns.take(work(id))));
    expect(most).toBe(2);
    expect(done).toEqual([0, 2, 3, 4, 5]);
    expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
    await expect(turns.take(() => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('sends away whoever would wait behind too many', async () => {
    const turns = new Turns(1, 1);
    const first = turns.take(() => sleep(5));
    const second = turns.take(() => sleep(5));
    await expect(turns.take(() => sleep(5))).rejects.toThrow(DomainError);
    await Promise.all([first, second]);
  });
});
