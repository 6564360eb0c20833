import { spawn } from 'node:child_process';
import { projectFolder } from './run.mjs';

/**
 * Keeps the steps of a check apart: several run at once, yet what each one says is printed in one piece when it is done.
 * @returns `step(name, work)`, which answers with what `work` returns or null when it failed; `aloud(work)`, during which the
 * terminal belongs to `work`; `count()`, how many steps passed and failed
 */
export function trackSteps() {
  const counted = { passed: 0, failed: 0 };
  const waiting = [];
  let quiet = false;
  const print = (text) => (quiet ? waiting.push(text) : console.log(text));
  return {
    count: () => counted,
    async step(name, work) {
      const startedAt = Date.now();
      const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
      try {
        const result = await work();
        counted.passed += 1;
        print(`passed  ${name} (${seconds()})`);
        return result ?? true;
      } catch (error) {
        counted.failed += 1;
        print(`FAILED  ${name} (${seconds()})\n${error.message}\n`);
        return null;
      }
    },
    async aloud(work) {
      quiet = true;
      try {
        return await work();
      } finally {
        quiet = false;
        for (const text of waiting.splice(0)) console.log(text);
      }
    },
  };
}

/**
 * Runs a command quietly.
 * @throws Error whose message is all it said, when it fails
 */
export function quietly(command, words, { env, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: projectFolder, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child
      .on('error', reject)
      .on('close', (code) => (code === 0 ? resolve() : reject(new Error(output.trim() || `It ended with code ${code}.`))));
  });
}
