import { textBlocks } from '#libs/platform/pdf/structured-text';
import { CONTRACT_TEMPLATES } from '#migrations/007-contract-templates';
import { contentSha256, contractText, type ContractTextFacts } from './contract-text.js';

const facts: ContractTextFacts = {
  number: 'NNV-2026-001',
  version: 1,
  serviceName: 'Unterhaltsvorschuss Online',
  leistungen: [{ leikaKey: '99107021017000', name: 'Unterhaltsvorschuss Bewilligung' }],
  supplierName: 'FITKO',
  customerName: 'Ministerium des Landes',
  stateName: 'Nordrhein-Westfalen',
  startsOn: '2027-01-01',
  offerLapsesOn: '2026-12-24',
  noticeMonths: 3,
  noticeTarget: 'year_end',
  minimumTermMonths: 12,
  conditions: null,
  specialTerms: '',
  annexes: [],
};
const annex = { kindName: 'Preisblatt', title: 'Preise 2027', fileName: 'preise.pdf', sha256: 'ab'.repeat(32) };

describe.each(CONTRACT_TEMPLATES)('the standard text "$name"', ({ kind, body }) => {
  it('names parties, service, Leistungen, term and notice', () => {
    const text = contractText(body, facts);
    for (const part of [
      'NNV-2026-001',
      'Unterhaltsvorschuss Bewilligung (LeiKa 99107021017000)',
      'FITKO',
      'Ministerium des Landes',
      '01.01.2027',
      '24.12.2026',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('mit einer Frist von 3 Monaten zum Ende eines Kalenderjahres kündigen');
    expect(text).toContain('Dieser Vertrag hat keine Anlagen.');
    expect(text).toContain('Über diesen Text hinaus ist nichts vereinbart.');
  });

  it('names annexes with their digests and what was agreed', () => {
    const text = contractText(body, { ...facts, specialTerms: 'Start mit <zwei> Behörden & "Frist".', annexes: [annex] });
    expect(text).toContain(`- Preisblatt: Preise 2027 (Datei preise.pdf, SHA-256 ${annex.sha256})`);
    expect(text).toContain('Start mit <zwei> Behörden & "Frist".');
    expect(text).not.toContain('nichts vereinbart');
  });

  it('is a tidy structured text: one title, all sections, no gaps', () => {
    const text = contractText(body, { ...facts, conditions: 'Nur Pilotbetrieb.', annexes: [annex] });
    const blocks = textBlocks(text);
    expect(blocks.filter(({ kind: block }) => block === 'title')).toHaveLength(1);
    expect(blocks.filter(({ kind: block }) => block === 'heading')).toHaveLength(9);
    expect(text).not.toMatch(/\n{3}| \n/);
    expect(text.includes('Nur Pilotbetrieb.')).toBe(kind === 'co_use');
  });

  it.each(Object.keys(facts))('is refused when "%s" is missing, if it uses it', (name) => {
    if (!body.includes(name)) return;
    const rest = Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));
    expect(() => contractText(body, rest as unknown as ContractTextFacts)).toThrow();
  });
});

describe('a contract text', () => {
  it('is refused when the template names something unknown', () => {
    expect(() => contractText('{{price}}', facts)).toThrow();
    expect(() => contractText('{{#if price}}x{{/if}}', facts)).toThrow();
    expect(() => contractText('{{day price}}', facts)).toThrow();
  });

  it('has the same digest as in the database, however its umlauts were typed', () => {
    const composed = contractText('Prüfung', facts);
    expect(contractText('Pru\u0308fung', facts)).toBe(composed);
    // printf 'Prüfung\n' | sha256sum
    expect(contentSha256(composed)).toBe('a2b078d50a8dba5c7297e9fa7d51cef2d1393ab39b86e316b1f323960923bb43');
  });
});
